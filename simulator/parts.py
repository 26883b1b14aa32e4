"""What the portals are made of: the classes that a faulty or a different portal may replace."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.audiens.messages import AudiensMessages
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.web import AudiensPortal
from simulator.franceconnect import FranceConnectClient
from simulator.letters import LetterBox
from simulator.mailer import Mailer
from simulator.sessions import Sessions
from simulator.sms import SmsSender
from simulator.urssaf.mails import UrssafMails
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import UrssafRules
from simulator.urssaf.web import UrssafPortal
from simulator.web import SafeHeaders


@dataclass(frozen=True, slots=True)
class Parts:
    """One class a part. A faulty portal replaces one by a subclass with one override."""

    urssaf_rules: type[UrssafRules] = UrssafRules
    urssaf_pages: type[UrssafPages] = UrssafPages
    urssaf_mails: type[UrssafMails] = UrssafMails
    urssaf_portal: type[UrssafPortal] = UrssafPortal
    audiens_rules: type[AudiensRules] = AudiensRules
    audiens_pages: type[AudiensPages] = AudiensPages
    audiens_messages: type[AudiensMessages] = AudiensMessages
    audiens_portal: type[AudiensPortal] = AudiensPortal
    mailer: type[Mailer] = Mailer
    sms: type[SmsSender] = SmsSender
    letters: type[LetterBox] = LetterBox
    franceconnect: type[FranceConnectClient] = FranceConnectClient
    sessions: type[Sessions] = Sessions
    headers: type[SafeHeaders] = SafeHeaders


AS_IS = Parts()
