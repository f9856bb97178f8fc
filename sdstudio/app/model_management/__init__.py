"""Models as the window knows them: what is offered, what is here, and what is done to it."""
