"""The services, threads and state behind the window. QtCore, QtGui and QtNetwork, no widgets."""
