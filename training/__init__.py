"""How the shipped model is made: `python -m training`, see training/README.md. Needs PyTorch; sayso does not."""
