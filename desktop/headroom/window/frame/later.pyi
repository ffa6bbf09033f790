from headroom.window.frame import text_windows as text_windows
from headroom.window.frame.let_out import LetOut as LetOut
from headroom.window.frame.menus import Menus as Menus
from headroom.window.frame.room_window import RoomWindow as RoomWindow
from headroom.window.frame.work_page import WorkPage as WorkPage
from headroom.window.guide.opening import GuideOpening as GuideOpening
