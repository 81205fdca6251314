"""The writers: each turns a Letter into one form and reads nothing else."""
