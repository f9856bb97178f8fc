"""The model window, its cards and sheets; licences; the page of the first start."""
