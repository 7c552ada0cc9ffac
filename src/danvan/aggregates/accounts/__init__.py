"""Reported beside computed: reconciliation and growth, each cell with its reasons."""
