"""Which actions belong to the library's page, and which of them open it first."""

from typing import Final

from sdstudio.ui.action_ids import ActionId

#: These turn to the library, wherever the artist is.
OPENS_LIBRARY: Final = (ActionId.NEW_BOARD, ActionId.JUMP_TO_DATE, ActionId.SHOW_TRASH)
#: These work on what the library shows, so elsewhere they can't be chosen.
IN_LIBRARY: Final = (
    ActionId.SAVE_SEARCH,
    ActionId.UPDATE_SEARCH,
    ActionId.CULL,
    ActionId.COMPARE_PICTURES,
    ActionId.OPEN_ON_CANVAS,
    ActionId.OPEN_IN_CREATE,
    ActionId.RATE_0,
    ActionId.RATE_1,
    ActionId.RATE_2,
    ActionId.RATE_3,
    ActionId.RATE_4,
    ActionId.RATE_5,
    ActionId.PICK,
    ActionId.REJECT,
    ActionId.UNFLAG,
    ActionId.LABEL_NONE,
    ActionId.LABEL_RED,
    ActionId.LABEL_YELLOW,
    ActionId.LABEL_GREEN,
    ActionId.LABEL_BLUE,
    ActionId.LABEL_PURPLE,
    ActionId.EDIT_TAGS,
    ActionId.EDIT_NOTE,
    ActionId.DESCRIBE_NOTES,
    ActionId.ADD_TO_BOARD,
    ActionId.REMOVE_FROM_BOARD,
    ActionId.PASTE_PICTURES,
    ActionId.PUT_BACK,
    ActionId.DELETE_FOR_GOOD,
    ActionId.EMPTY_TRASH,
    ActionId.GROUP_DAYS,
    ActionId.GROUP_MONTHS,
    ActionId.GROUP_SESSIONS,
    ActionId.GROUP_NONE,
    ActionId.STACK_TRIES,
    ActionId.OPEN_STACK,
    ActionId.SHOW_NAMES,
)
