"""A FranceConnect for tests: an OpenID Connect issuer on the loopback that does as it is ordered."""
