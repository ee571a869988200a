"""The spaCy pipeline and its components, usable in anyone's pipeline."""
