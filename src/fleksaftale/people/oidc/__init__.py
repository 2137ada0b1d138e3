"""MitID through a broker that speaks OpenID Connect: signing in, confirming, and signing.

``providers``  what an installation has set up     ``errands``  one way there and back, in the session
``wire``       asking the provider                 ``links``    whose MitID it is
``tokens``     what an answer says, if it holds    ``proofs``   what a session may sign with

Of all that a provider sends, four things are kept: who (as a keyed hash), the name, the assurance, the time.
"""
