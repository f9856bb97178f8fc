"""The drawing of a family, browsed with the arrow keys and the mouse."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from sdstudio.app.library_view.family_tree import FamilyLink, FamilyTree, Member
from sdstudio.app.library_view.privacy import Blur
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.ui.accessibility.roles import speak_as
from sdstudio.ui.library.family.family_layout import Spot, next_to, spots
from sdstudio.ui.library.family.family_words import differences_text, member_text, role_name
from sdstudio.ui.theme import GRID_PX, RADIUS_PX
from sdstudio.ui.wording import counted, plain_tip
from sdstudio.ui.zoom import WHEEL_FACTOR

_CARD: Final = QSize(132, 150)
_PICTURE_PX: Final = 116
_GAP: Final = QSize(150, 28)
_ZOOM_MIN: Final = 0.25
_ZOOM_MAX: Final = 3.0
#: Below this, words can't be read and are left out.
_WORDS_FROM: Final = 0.55
_MARGIN_PX: Final = 24
_WORDS: Final = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextDontClip)
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class FamilyGraph(QWidget):
    """Arrow keys move between pictures, Enter opens, + and - or the wheel zoom, F shows all.

    Signals:
        current_changed(): another picture is current.
        activated(): the artist wants to open the current picture.
    """

    current_changed = Signal()
    activated = Signal()

    def __init__(self, thumbnails: Thumbnails, blur: Blur, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self._blur = thumbnails, blur
        blur.changed.connect(self._on_current)
        self.tree = FamilyTree("")
        self._spots: Mapping[str, Spot] = {}
        self._current = ""
        self._zoom = 1.0
        #: The point of the drawing in the middle of the widget.
        self._centre = QPointF()
        self._is_fitted = True
        self._dragged_from: QPointF | None = None
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)
        thumbnails.ready.connect(self._on_thumbnail)

    @property
    def current(self) -> Member | None:
        """The current picture."""
        return self.tree.members.get(self._current)

    def show_tree(self, tree: FamilyTree) -> None:
        """Show a family, at its centre."""
        is_other = self._current not in tree.members
        self.tree, self._spots = tree, spots(tree)
        if is_other:
            self._current = tree.centre
        if self._is_fitted or is_other:
            self.fit()
        self._on_current()

    def go_to(self, identity: str) -> None:
        """Make a picture the current one."""
        if identity in self.tree.members and identity != self._current:
            self._current = identity
            self._bring_into_view()
            self._on_current()

    def fit(self) -> None:
        """Show all, as large as possible."""
        self._is_fitted = True
        if not self._spots:
            return
        around = QRectF()
        for identity in self._spots:
            around = around.united(self._card(identity))
        around.adjust(-_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        factor = min(self.width() / around.width(), self.height() / around.height())
        self._zoom = max(_ZOOM_MIN, min(1.0, factor))
        self._centre = around.center()
        if factor < _ZOOM_MIN:
            self._centre = self._card(self._current).center()
        self.update()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping the point ``at`` of the widget in place."""
        self._is_fitted = False
        held = QPointF(self.rect().center()) if at is None else at
        before = self._to_drawing(held)
        self._zoom = max(_ZOOM_MIN, min(_ZOOM_MAX, self._zoom * factor))
        self._centre += before - self._to_drawing(held)
        self.update()

    def card_rect(self, identity: str) -> QRectF:
        """Where a picture is drawn in this widget."""
        card = self._card(identity)
        return QRectF(self._to_widget(card.topLeft()), card.size() * self._zoom)

    # Qt overrides.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._spots:
            other = next_to(self._spots, self._current, *_STEPS[key])
            if other is not None:
                self.go_to(other)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(WHEEL_FACTOR)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / WHEEL_FACTOR)
        elif key == Qt.Key.Key_F:
            self.fit()
        elif key == Qt.Key.Key_Home:
            self.go_to(self.tree.centre)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged_from, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            return
        moved = event.position() - self._dragged_from
        if not self._is_dragged and moved.manhattanLength() < GRID_PX:
            return
        self._is_dragged, self._is_fitted = True, False
        self._dragged_from = event.position()
        self._centre -= moved / self._zoom
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._is_dragged and (found := self._at(event.position())):
            self.go_to(found)
        self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if found := self._at(event.position()):
            self.go_to(found)
            self.activated.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom_by(WHEEL_FACTOR**turns, event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_fitted:
            self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            found = self._at(QPointF(self.mapFromGlobal(self.cursor().pos())))
            text = member_text(self.tree.members[found], self._blur) if found else ""
            QToolTip.showText(self.cursor().pos(), plain_tip(text), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(QPointF(self.rect().center()))
            painter.scale(self._zoom, self._zoom)
            painter.translate(-self._centre)
            for link in self.tree.links:
                self._paint_link(painter, link)
            for identity, member in self.tree.members.items():
                if identity in self._spots:
                    self._paint_member(painter, member)

    # Painting, in the drawing's own coordinates.

    def _paint_link(self, painter: QPainter, link: FamilyLink) -> None:
        if link.parent not in self._spots or link.child not in self._spots:
            return
        parent, child = self._card(link.parent), self._card(link.child)
        start = QPointF(parent.right(), parent.center().y())
        end = QPointF(child.left(), child.center().y())
        path = QPainterPath(start)
        bend = QPointF(max(40.0, (end.x() - start.x()) / 2), 0)
        path.cubicTo(start + bend, end - bend, end)
        is_near = self._current in (link.parent, link.child)
        role = QPalette.ColorRole.Highlight if is_near else QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(self.palette().color(role), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if self._zoom >= _WORDS_FROM:
            self._paint_words(painter, link, end)

    def _paint_words(self, painter: QPainter, link: FamilyLink, end: QPointF) -> None:
        """The role and what differs, in front of the child, on a ground that hides the line."""
        members = self.tree.members
        lines = [role_name(link.role)]
        lines.append(differences_text(members[link.parent].picture, members[link.child].picture))
        metrics = painter.fontMetrics()
        width = _GAP.width() - 3 * GRID_PX
        shown = [
            metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line
        ]
        text = "\n".join(shown)
        # Of the text itself: other scripts' fonts have other heights.
        ground = metrics.boundingRect(QRect(0, 0, 2 * width, 0), _WORDS, text).toRectF()
        ground.moveRight(end.x() - GRID_PX)
        ground.moveTop(end.y() - ground.height() / 2)
        painter.fillRect(
            ground.adjusted(-2, -1, 2, 1), self.palette().color(QPalette.ColorRole.Window)
        )
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(ground, _WORDS, text)

    def _paint_member(self, painter: QPainter, member: Member) -> None:
        card = self._card(member.identity)
        palette = self.palette()
        is_current = member.identity == self._current
        edge = QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1)
        if is_current:
            edge = QPen(palette.color(QPalette.ColorRole.Highlight), 3)
        if member.is_ghost:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(card, RADIUS_PX, RADIUS_PX)
        area = QRectF(card.x() + GRID_PX, card.y() + GRID_PX, _PICTURE_PX, _PICTURE_PX)
        words_below = self._zoom >= _WORDS_FROM
        text = member_text(member, self._blur)
        colour = palette.color(QPalette.ColorRole.WindowText)
        image = self._image(member)
        if image is not None:
            size = QSize(image.size()).scaled(
                area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            box = QRectF(0, 0, size.width(), size.height())
            box.moveCenter(area.center())
            painter.drawImage(box, image)
        elif member.is_ghost and words_below:
            painter.setPen(QColor(colour))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
            painter.drawText(area, int(flags), text)
            return
        if words_below:
            painter.setPen(QColor(colour))
            line = painter.fontMetrics().elidedText(
                " ".join(text.split()), Qt.TextElideMode.ElideRight, _PICTURE_PX
            )
            below = QRectF(area.x(), area.bottom(), _PICTURE_PX, card.bottom() - area.bottom() - 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, line)

    def _image(self, member: Member) -> QImage | None:
        if member.picture_id is None:
            return None
        side_px = round(_PICTURE_PX * self._zoom * self.devicePixelRatioF())
        image = self._thumbnails.thumbnail(member.picture_id, side_px, member.picture)
        return self._blur.shown(member.picture_id, image)

    # Geometry.

    def _card(self, identity: str) -> QRectF:
        spot = self._spots[identity]
        width, height = _CARD.width(), _CARD.height()
        step_x, step_y = width + _GAP.width(), height + _GAP.height()
        return QRectF(
            spot.column * step_x - width / 2, spot.row * step_y - height / 2, width, height
        )

    def _at(self, point: QPointF) -> str:
        where = self._to_drawing(point)
        return next((one for one in self._spots if self._card(one).contains(where)), "")

    def _to_drawing(self, point: QPointF) -> QPointF:
        return (point - QPointF(self.rect().center())) / self._zoom + self._centre

    def _to_widget(self, point: QPointF) -> QPointF:
        return (point - self._centre) * self._zoom + QPointF(self.rect().center())

    def _bring_into_view(self) -> None:
        shown = QRectF(self.rect()).adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX)
        card = self.card_rect(self._current)
        if not shown.contains(card):
            self._is_fitted = False
            self._centre = self._card(self._current).center()

    def _on_thumbnail(self, _picture_id: object) -> None:
        self.update()

    def _on_current(self) -> None:
        if (member := self.current) is not None:
            self.setAccessibleDescription(self._described(member))
        self.update()
        self.current_changed.emit()

    def _described(self, member: Member) -> str:
        parents = len(self.tree.parents(member.identity))
        children = len(self.tree.children(member.identity))
        return "\n".join(
            [
                member_text(member, self._blur),
                counted(self.tr("Made from %n picture(s)", "", parents), parents),
                counted(self.tr("%n picture(s) made from it", "", children), children),
            ]
        )


speak_as(FamilyGraph, QAccessible.Role.Graphic)
