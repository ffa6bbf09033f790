from headroom.window.frame.work_page import WorkPage as WorkPage
