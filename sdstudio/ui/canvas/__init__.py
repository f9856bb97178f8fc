"""The mask canvas: painting where a picture is to be made anew."""
