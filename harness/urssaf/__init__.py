"""The Urssaf journey: its acts, in the order of the guide, and what is checked of them."""
