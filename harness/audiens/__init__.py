"""The Audiens portal as scenarios play it: the journey, and what is checked of it."""
