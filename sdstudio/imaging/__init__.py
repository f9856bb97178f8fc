"""Pictures as arrays: PNG metadata, thumbnails. numpy and Pillow, nothing else."""
