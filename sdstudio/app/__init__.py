"""What the window rests on: services, threads and state. QtCore and QtGui, no widgets."""
