"""What the window rests on: services, threads and state. QtCore, QtGui and QtNetwork, no
widgets."""
