"""The one style sheet of the program, built from the tokens of a theme."""

from headroom import resources
from headroom.window.look.theme import BODY, CAPTION, FIGURE, RADIUS, TITLE, Theme

_SHEET = """
QToolTip {{
    color: {text}; background: {raised}; border: 1px solid {hairline}; padding: 4px 6px;
}}
QMainWindow, QDialog, QWidget[kind="window"] {{ background: {window}; }}
QWidget[kind="surface"], QScrollArea[kind="surface"], QScrollArea[kind="surface"] > QWidget > QWidget {{
    background: {surface};
}}
QFrame[kind="hairline"] {{ background: {hairline}; border: none; }}

QLabel[kind="caption"] {{ font-size: {caption}px; color: {muted}; }}
QLabel[kind="heading"] {{ font-size: {body}px; font-weight: 600; }}
QLabel[kind="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[kind="figure"] {{ font-size: {figure}px; font-weight: 600; }}
QLabel[mark="changed"] {{ color: {accent}; font-weight: 600; }}
QLabel[kind="muted"] {{ color: {muted}; }}
QLabel[kind="badge"] {{
    font-size: {caption}px; color: {fails}; border: 1px solid {fails}; border-radius: 4px; padding: 0 5px;
}}
QLabel[tone="good"] {{ color: {qualifies}; }}
QLabel[tone="bad"] {{ color: {fails}; }}
QLabel[tone="same"] {{ color: {muted}; }}

QMenuBar {{ background: {surface}; border-bottom: 1px solid {hairline}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {raised}; }}
QMenu {{ background: {surface}; border: 1px solid {hairline}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px {beside_mark}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {raised}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 4px 8px; }}
QMenu::indicator {{ width: {mark}px; height: {mark}px; left: 5px; }}
QMenu::indicator:checked {{ image: url({icons}/check.svg); }}

QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton {{
    background: {raised}; border: 1px solid {raised}; border-radius: {radius}px;
    padding: {pad}px {pad3}px; min-height: {line}px;
}}
QPushButton:hover {{ border-color: {edge}; }}
QPushButton:pressed {{ background: {hairline}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {muted}; background: transparent; border-color: {hairline}; }}
QPushButton[kind="primary"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; padding: {pad_less}px {pad3_less}px; }}
QPushButton[kind="primary"]:disabled {{
    background: transparent; border-color: {hairline}; color: {muted};
}}
QPushButton[kind="quiet"] {{ background: transparent; border-color: {hairline}; }}
QPushButton[kind="quiet"]:hover {{ background: {raised}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {accent}; }}
QPushButton[kind="chip"] {{
    background: {wash}; border-color: {accent}; border-radius: {chip}px; padding: 1px 10px; min-height: 0;
}}
QPushButton[kind="chip"]:hover {{ border-color: {accent_hover}; }}
QPushButton[kind="chip"]:focus {{ border: 2px solid {accent}; padding: 0 9px; }}
QPushButton:checked {{ background: {surface}; border-color: {edge}; }}
QPushButton[kind="link"] {{
    background: transparent; border: 1px solid transparent; padding: 0 2px; min-height: 0;
    color: {accent}; text-align: left; font-size: {caption}px;
}}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-color: {accent}; }}
QPushButton[kind="link"]:disabled {{ color: {muted}; }}
QPushButton[kind="section"] {{
    background: transparent; border: 1px solid transparent; padding: 4px 0; text-align: left;
    font-weight: 600; border-radius: 4px;
}}
QPushButton[kind="section"]:hover {{ color: {accent}; }}
QPushButton[kind="section"]:focus {{ border-color: {accent}; }}

QToolButton {{
    background: transparent; border: 1px solid transparent; border-radius: {radius}px; padding: 4px;
}}
QToolButton:hover {{ background: {raised}; }}
QToolButton:pressed, QToolButton:checked {{ background: {hairline}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton[kind="small"] {{ padding: 1px; border-radius: 4px; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[kind="menu"] {{
    background: {field}; border: 1px solid {hairline}; padding: 2px {drop_room}px 2px 10px;
    min-height: {line}px; font-weight: 600;
}}
QToolButton[kind="menu"]:hover {{ border-color: {edge}; }}
QToolButton[kind="menu"]:focus {{ border-color: {accent}; }}
QToolButton[kind="menu"]::menu-indicator {{
    image: url({icons}/chevron-down.svg); width: {icon}px; height: {icon}px; right: 6px;
    subcontrol-origin: padding; subcontrol-position: center right;
}}

QComboBox, QLineEdit, QAbstractSpinBox {{
    background: {field}; border: 1px solid {hairline}; border-radius: {radius}px;
    padding: 2px 6px; min-height: {line}px; selection-background-color: {accent};
    selection-color: {on_accent};
}}
QComboBox:hover, QLineEdit:hover, QAbstractSpinBox:hover {{ border-color: {edge}; }}
QComboBox:focus, QLineEdit:focus, QAbstractSpinBox:focus {{ border-color: {accent}; }}
QComboBox:disabled, QLineEdit:disabled, QAbstractSpinBox:disabled {{ color: {muted}; }}
QRadioButton {{ spacing: 6px; }}
QRadioButton::indicator {{
    width: 12px; height: 12px; border: 1px solid {edge}; border-radius: 7px; background: {field};
}}
QRadioButton::indicator:hover, QRadioButton:focus::indicator {{ border-color: {accent}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {accent}; }}
QComboBox {{ padding-left: 10px; font-weight: 600; }}
QComboBox::drop-down {{ border: none; width: {drop}px; }}
QComboBox::down-arrow {{ image: url({icons}/chevron-down.svg); width: {icon}px; height: {icon}px; }}
QComboBox QAbstractItemView {{
    background: {surface}; border: 1px solid {hairline}; padding: 4px; outline: none;
    selection-background-color: {raised}; selection-color: {text}; font-weight: 400;
}}
QComboBox QAbstractItemView::item {{ min-height: {row}px; padding: 0 6px; border-radius: 4px; }}
QAbstractSpinBox {{ padding: 0 2px 0 6px; min-height: {spin}px; }}
QAbstractSpinBox[kind="value"] {{ background: transparent; border-color: transparent; padding: 0 4px; }}
QAbstractSpinBox[kind="value"][changed="true"] {{ color: {accent}; font-weight: 600; }}
QAbstractSpinBox[kind="value"]:hover {{ border-color: {edge}; }}
QAbstractSpinBox[kind="value"]:focus {{ background: {field}; border-color: {accent}; }}
QAbstractSpinBox[kind="value"]::up-button, QAbstractSpinBox[kind="value"]::down-button {{
    width: 0; margin: 0;
}}
QAbstractSpinBox[kind="value"]::up-arrow, QAbstractSpinBox[kind="value"]::down-arrow {{
    image: none; width: 0; height: 0;
}}
QAbstractSpinBox[kind="value"] QLineEdit {{ border: none; padding: 0; background: transparent; }}
QAbstractSpinBox[mark="unread"] {{ border: 2px solid {fails}; padding: 0 1px 0 5px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
    subcontrol-origin: border; width: 15px; border: none; background: transparent; margin-right: 2px;
}}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; margin-top: 2px; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; margin-bottom: 2px; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {raised}; }}
QAbstractSpinBox::up-arrow {{ image: url({icons}/chevron-up.svg); width: {small}px; height: {small}px; }}
QAbstractSpinBox::down-arrow {{ image: url({icons}/chevron-down.svg); width: {small}px; height: {small}px; }}

QTabWidget::pane {{ border: none; background: {surface}; }}
QTabWidget {{ background: {surface}; }}
QTabWidget::tab-bar {{ left: 8px; }}
QTabBar {{ background: {surface}; qproperty-drawBase: false; }}
QTabBar::tab {{
    background: transparent; color: {muted}; padding: 6px 2px 5px 2px; margin: 0 12px 0 4px;
    border: none; border-bottom: 2px solid transparent;
}}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {text}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:focus {{ color: {text}; border-bottom-color: {accent}; }}

QTableView {{
    background: {surface}; alternate-background-color: {surface}; border: none; gridline-color: {hairline};
    selection-background-color: {raised}; selection-color: {text}; outline: none;
}}
QListView {{
    background: {surface}; border: none; outline: none; selection-background-color: {raised};
    selection-color: {text};
}}
QListView[kind="cards"] {{ background: {window}; }}
QListView::item {{ padding: 5px 8px; border-radius: {radius}px; }}
QListView::item:selected {{ background: {raised}; color: {text}; }}
QTreeView {{
    background: {surface}; border: none; outline: none; selection-background-color: {raised};
    selection-color: {text};
}}
QTreeView::item {{ min-height: {line}px; padding: 2px 4px; border-radius: 4px; }}
QTreeView::item:selected {{ background: {raised}; color: {text}; }}
QTreeView::item:selected:focus {{ background: {wash}; }}
QTreeView::branch:has-children:closed {{ image: url({icons}/chevron-right.svg); }}
QTreeView::branch:has-children:open {{ image: url({icons}/chevron-down.svg); }}
QTreeView::branch:selected {{ background: {surface}; }}
QTableView::item {{ padding: 0 8px; border-bottom: 1px solid {hairline}; }}
QTableView[kind="dense"]::item {{ padding: 0 3px; }}
QTableView::item:selected {{ background: {raised}; color: {text}; }}
QTableView::indicator, QListView::indicator, QCheckBox::indicator {{
    width: {mark}px; height: {mark}px; border: 1px solid {edge}; border-radius: 3px; background: {field};
}}
QTableView::indicator:checked, QListView::indicator:checked, QCheckBox::indicator:checked {{
    image: url({icons}/check.svg);
}}
QCheckBox::indicator:hover, QCheckBox:focus::indicator {{ border-color: {accent}; }}
QHeaderView {{ background: {surface}; border: none; }}
QHeaderView::section {{
    background: {surface}; color: {muted}; border: none; border-bottom: 1px solid {hairline};
    padding: 4px 11px; font-size: {caption}px; text-align: left;
}}
QTableView[kind="dense"] QHeaderView::section {{ padding: 4px 6px; }}
QHeaderView::section:hover {{ color: {text}; }}
QHeaderView::up-arrow {{ image: url({icons}/chevron-up.svg); width: {small}px; height: {small}px; }}
QHeaderView::down-arrow {{ image: url({icons}/chevron-down.svg); width: {small}px; height: {small}px; }}
QTableCornerButton::section {{ background: {surface}; border: none; }}

QTextBrowser, QPlainTextEdit {{
    background: {surface}; border: 1px solid {hairline}; border-radius: {radius}px; padding: 4px;
}}
QAbstractScrollArea::corner {{ background: {surface}; border: none; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QSplitter::handle {{ background: {hairline}; }}
QSplitter::handle:hover, QSplitter::handle:pressed {{ background: {accent}; }}
QProgressBar {{ background: {raised}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}

QFrame[kind="notice"] {{ background: {wash}; border: 1px solid {wash_edge}; border-radius: {radius}px; }}
QFrame[kind="popup"] {{ background: {surface}; border: 1px solid {edge}; border-radius: {radius}px; }}
QFrame[kind="drop"] {{ border: 2px dashed {hairline}; border-radius: {radius}px; background: {surface}; }}
QFrame[kind="drop"][over="true"] {{ border: 2px solid {accent}; }}
"""


_CONTRAST = """
QPushButton, QComboBox, QLineEdit, QAbstractSpinBox, QToolButton[kind="menu"] {{
    border: 2px solid {hairline};
}}
QPushButton[kind="link"], QPushButton[kind="section"], QToolButton {{ border: 2px solid transparent; }}
QPushButton[kind="link"] {{ text-decoration: underline; }}
QAbstractSpinBox[kind="value"] {{ border: 2px solid {hairline}; padding: 0 3px; }}
QPushButton[kind="chip"] {{ border: 2px solid {hairline}; padding: 0 9px; }}
QAbstractSpinBox QLineEdit {{ border: none; }}
QPushButton:focus, QComboBox:focus, QLineEdit:focus, QAbstractSpinBox:focus, QToolButton:focus,
QToolButton[kind="menu"]:focus, QPushButton[kind="link"]:focus, QPushButton[kind="section"]:focus,
QPushButton[kind="quiet"]:focus, QPushButton[kind="chip"]:focus,
QAbstractSpinBox[kind="value"]:focus {{ border: 2px solid {accent}; }}
QAbstractSpinBox QLineEdit:focus {{ border: none; }}
QPushButton:disabled {{ border: 2px dashed {hairline}; }}
QPushButton:checked, QToolButton:checked {{ background: {text}; color: {window}; }}
QMenu, QToolTip, QFrame[kind="popup"], QFrame[kind="notice"] {{ border: 2px solid {edge}; }}
QMenu::item:selected, QMenuBar::item:selected, QListView::item:selected {{
    background: {accent}; color: {on_accent};
}}
QComboBox QAbstractItemView {{ selection-background-color: {accent}; selection-color: {on_accent}; }}
QTableView::item:selected {{ border-top: 1px solid {edge}; border-bottom: 1px solid {edge}; }}
QTabBar::tab:selected {{ border-bottom: 3px solid {text}; }}
QTabBar::tab:focus {{ border-bottom-color: {accent}; }}
QRadioButton::indicator, QCheckBox::indicator, QTableView::indicator, QListView::indicator {{
    border: 2px solid {edge};
}}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QScrollBar::handle {{ background: {text}; }}
QSplitter::handle {{ background: {hairline}; }}
"""
"""What a theme of high contrast has besides: strong outlines, and a focus that cannot be overlooked."""


_LARGE = 1.4
"""Size of type from which bars that scroll are thicker."""


def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """Return the style sheet of ``theme``.

    Args:
        theme: Its colours.
        scale: How much larger than normal the type is.
    """

    def px(size: float) -> int:
        return round(size * scale)

    return (_SHEET + _CONTRAST if theme.contrast else _SHEET).format(
        window=theme.window,
        surface=theme.surface,
        raised=theme.raised,
        field=theme.raised if theme.dark and not theme.contrast else theme.surface,
        hairline=theme.hairline,
        edge=theme.edge,
        text=theme.text,
        muted=theme.muted,
        accent=theme.accent,
        accent_hover=theme.accent_hover,
        wash=theme.wash,
        wash_edge=theme.hairline,
        on_accent=theme.on_accent,
        qualifies=theme.qualifies,
        fails=theme.fails,
        icons=resources.icons().as_posix(),
        radius=RADIUS,
        chip=px(8) + 1,  # more than half of its height, and Qt draws corners
        caption=px(CAPTION),
        body=px(BODY),
        title=px(TITLE),
        figure=px(FIGURE),
        pad=4,
        pad_less=3,
        pad3=12,
        pad3_less=11,
        line=px(20),
        spin=px(22),
        row=px(26),
        icon=px(16),
        mark=px(14),
        beside_mark=px(14) + 10,
        small=px(11),
        drop=px(24),
        drop_room=px(16) + 10,
        bar=10 if scale < _LARGE else 14,
    )
