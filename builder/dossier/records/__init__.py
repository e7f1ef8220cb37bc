"""YAML files to records; every fault reported with its place."""
