# ruff: noqa: E501  a row of the table is a line
"""What each form of address must come to, written out by hand beside the manuals, never computed from forms.yaml.

Every row is about Mary Q. Smith, a woman, with the title in the second column: the form; the title; the lines of the
inside address above the organization; the salutation in congressional use; the salutation of the manuals; the close;
the sources that the form must name.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One form, and the letter it must make."""

    form: str
    title: str
    lines: tuple[str, ...]
    congressional: str
    manual: str
    close: str
    sources: tuple[str, ...]


HON = "The Honorable Mary Q. Smith"
TEXT = """
president | President of the United States | The President | Dear Madam President: | Dear Madam President: | Respectfully, | ar-25-50 ita-models hickey-elect hickey-president-elect
vice-president | Vice President of the United States | The Vice President | Dear Madam Vice President: | Dear Madam Vice President: | Sincerely, | ar-25-50 ita-models hickey-elect
cabinet-secretary | Secretary of Labor | HON / Secretary of Labor | Dear Secretary Smith: | Dear Madam Secretary: | Sincerely, | ar-25-50 trone-letter-2023 schumer-letter-2024 hickey-acting
attorney-general | Attorney General | HON / Attorney General | Dear Attorney General Smith: | Dear Madam Attorney General: | Sincerely, | ar-25-50 hickey-acting
deputy-secretary | Deputy Secretary of State | HON / Deputy Secretary of State | Dear Deputy Secretary Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-under-secretary
under-secretary | Under Secretary of State | HON / Under Secretary of State | Dear Under Secretary Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-under-secretary
assistant-secretary | Assistant Secretary of State | HON / Assistant Secretary of State | Dear Assistant Secretary Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-under-secretary
service-secretary | Secretary of the Navy | HON / Secretary of the Navy | Dear Secretary Smith: | Dear Madam Secretary: | Sincerely, | ar-25-50
administrator | Administrator | HON / Administrator | Dear Administrator Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-acting
director | Director | HON / Director | Dear Director Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-acting
commissioner | Commissioner | HON / Commissioner | Dear Commissioner Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-acting
commission-chair | Chairwoman | HON / Chairwoman | Dear Chairwoman Smith: | Dear Madam Chairwoman: | Sincerely, | ar-25-50
trade-representative | United States Trade Representative | HON / United States Trade Representative | Dear Ambassador Smith: | Dear Madam Ambassador: | Sincerely, | ar-25-50
federal-reserve-chair | Chair of the Board of Governors | HON / Chair of the Board of Governors | Dear Chair Smith: | Dear Madam Chair: | Sincerely, | ar-25-50
white-house-staff | Chief of Staff | HON / Chief of Staff | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
inspector-general | Inspector General | HON / Inspector General | Dear Inspector General Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
us-attorney | United States Attorney | HON / United States Attorney | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
postmaster-general | Postmaster General | HON / Postmaster General | Dear Postmaster General Smith: | Dear Madam Postmaster General: | Sincerely, | ar-25-50
federal-official | General Counsel | Ms. Mary Q. Smith / General Counsel | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
speaker | Speaker of the House | HON / Speaker of the House | Dear Speaker Smith: | Dear Madam Speaker: | Sincerely, | ita-models
president-pro-tempore | President pro tempore | HON / President pro tempore | Dear Senator Smith: | Dear Senator Smith: | Sincerely, | ar-25-50
senate-leader | Majority Leader | HON / Majority Leader | Dear Leader Smith: | Dear Senator Smith: | Sincerely, | ar-25-50
house-leader | Minority Leader | HON / Minority Leader | Dear Leader Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
senator | | HON | Dear Senator Smith: | Dear Senator Smith: | Sincerely, | ar-25-50 ita-models fhwa-correspondence hickey-elect
representative | | HON | Dear Representative Smith: | Dear Representative Smith: | Sincerely, | ita-models ar-25-50 fhwa-correspondence hickey-elect
delegate | | HON | Dear Delegate Smith: | Dear Representative Smith: | Sincerely, | ar-25-50
resident-commissioner | | HON | Dear Resident Commissioner Smith: | Dear Representative Smith: | Sincerely, | ar-25-50
committee-chair | Chairwoman | HON / Chairwoman | Dear Chairwoman Smith: | Dear Madam Chairwoman: | Sincerely, | ar-25-50 ita-models
ranking-member-senate | Ranking Member | HON / Ranking Member | Dear Ranking Member Smith: | Dear Senator Smith: | Sincerely, | ar-25-50
ranking-member-house | Ranking Member | HON / Ranking Member | Dear Ranking Member Smith: | Dear Representative Smith: | Sincerely, | ar-25-50 ita-models
subcommittee-chair-senate | Chairwoman | HON / Chairwoman | Dear Chairwoman Smith: | Dear Senator Smith: | Sincerely, | ar-25-50 ita-models
subcommittee-chair-house | Chairwoman | HON / Chairwoman | Dear Chairwoman Smith: | Dear Madam Chairwoman: | Sincerely, | ita-models
comptroller-general | Comptroller General of the United States | HON / Comptroller General of the United States | Dear Comptroller General Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
librarian-of-congress | Librarian of Congress | HON / Librarian of Congress | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
archivist | Archivist of the United States | HON / Archivist of the United States | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
chief-justice | Chief Justice of the United States | HON / Chief Justice of the United States | Dear Chief Justice Smith: | Dear Madam Chief Justice: | Sincerely, | ar-25-50
justice | Associate Justice | HON / Associate Justice | Dear Justice Smith: | Dear Madam Justice: | Sincerely, | ar-25-50
federal-judge | United States District Judge | HON / United States District Judge | Dear Judge Smith: | Dear Judge Smith: | Sincerely, | ar-25-50 fhwa-correspondence
federal-chief-judge | Chief Judge | HON / Chief Judge | Dear Chief Judge Smith: | Dear Judge Smith: | Sincerely, | ar-25-50
state-judge | Judge of the Circuit Court | HON / Judge of the Circuit Court | Dear Judge Smith: | Dear Judge Smith: | Sincerely, | ar-25-50 hickey-elect
state-justice | Associate Justice | HON / Associate Justice | Dear Justice Smith: | Dear Madam Justice: | Sincerely, | ar-25-50
state-chief-justice | Chief Justice | HON / Chief Justice | Dear Chief Justice Smith: | Dear Madam Chief Justice: | Sincerely, | ar-25-50
governor | Governor of Ohio | HON / Governor of Ohio | Dear Governor Smith: | Dear Governor Smith: | Sincerely, | ar-25-50 hickey-acting hickey-elect
lieutenant-governor | Lieutenant Governor of Ohio | HON / Lieutenant Governor of Ohio | Dear Lieutenant Governor Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-elect
state-attorney-general | Attorney General of Ohio | HON / Attorney General of Ohio | Dear Attorney General Smith: | Dear Madam Attorney General: | Sincerely, | ar-25-50 hickey-elect
state-secretary-of-state | Secretary of State of Ohio | HON / Secretary of State of Ohio | Dear Secretary Smith: | Dear Madam Secretary: | Sincerely, | ar-25-50 hickey-elect
state-official | State Treasurer | HON / State Treasurer | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-elect
state-senate-president | President of the Senate | HON / President of the Senate | Dear President Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
state-speaker | Speaker of the House of Representatives | HON / Speaker of the House of Representatives | Dear Speaker Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
state-senator | | HON | Dear Senator Smith: | Dear Senator Smith: | Sincerely, | ar-25-50 hickey-elect
state-representative | | HON | Dear Representative Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-elect
state-delegate | | HON | Dear Delegate Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-elect
assembly-member | | HON | Dear Assembly Member Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-elect
mayor | Mayor of Toledo | HON / Mayor of Toledo | Dear Mayor Smith: | Dear Mayor Smith: | Sincerely, | ar-25-50 fhwa-correspondence hickey-acting hickey-elect
county-executive | County Executive | HON / County Executive | Dear County Executive Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 hickey-acting
council-member | Member of the City Council | HON / Member of the City Council | Dear Council Member Smith: | Dear Ms. Smith: | Sincerely, | hickey-acting
local-official | City Manager | Ms. Mary Q. Smith / City Manager | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | hickey-acting
sheriff | Sheriff of Lucas County | HON / Sheriff of Lucas County | Dear Sheriff Smith: | Dear Sheriff Smith: | Sincerely, |
police-chief | Chief of Police | Chief Mary Q. Smith / Chief of Police | Dear Chief Smith: | Dear Chief Smith: | Sincerely, |
tribal-chair | Chairwoman of the Tribal Council | HON / Chairwoman of the Tribal Council | Dear Chairwoman Smith: | Dear Madam Chairwoman: | Sincerely, | hickey-tribal
tribal-president | President of the Nation | HON / President of the Nation | Dear President Smith: | Dear Madam President: | Sincerely, | hickey-tribal
tribal-governor | Governor of the Pueblo | HON / Governor of the Pueblo | Dear Governor Smith: | Dear Governor Smith: | Sincerely, | hickey-tribal
tribal-chief | Principal Chief | HON / Principal Chief | Dear Chief Smith: | Dear Chief Smith: | Sincerely, | hickey-tribal
us-ambassador | American Ambassador | HON / American Ambassador | Dear Ambassador Smith: | Dear Madam Ambassador: | Sincerely, | ar-25-50
charge-daffaires | Chargé d’Affaires | Ms. Mary Q. Smith / Chargé d’Affaires | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | hickey-diplomats
foreign-ambassador | Ambassador of Freedonia | Her Excellency Mary Q. Smith / Ambassador of Freedonia | Dear Ambassador Smith: | Excellency: | Sincerely, | ar-25-50 hickey-diplomats
un-permanent-representative | Permanent Representative of Freedonia | Her Excellency Mary Q. Smith / Permanent Representative of Freedonia | Dear Ambassador Smith: | Excellency: | Sincerely, | ar-25-50
foreign-president | President of Freedonia | Her Excellency Mary Q. Smith / President of Freedonia | Dear Madam President: | Excellency: | Respectfully, | ar-25-50
prime-minister | Prime Minister of Freedonia | Her Excellency Mary Q. Smith / Prime Minister of Freedonia | Dear Prime Minister Smith: | Excellency: | Sincerely, | ar-25-50
monarch | Queen of Freedonia | Her Majesty Mary Q. Smith / Queen of Freedonia | Your Majesty: | Your Majesty: | Respectfully, |
foreign-minister | Minister of Foreign Affairs | Her Excellency Mary Q. Smith / Minister of Foreign Affairs | Dear Minister Smith: | Dear Madam Minister: | Sincerely, | ar-25-50
un-secretary-general | Secretary-General | Her Excellency Mary Q. Smith / Secretary-General | Dear Madam Secretary-General: | Excellency: | Sincerely, | ar-25-50
un-high-commissioner | High Commissioner for Refugees | Her Excellency Mary Q. Smith / High Commissioner for Refugees | Dear High Commissioner Smith: | Dear Madam High Commissioner: | Sincerely, |
un-official | Executive Director | Ms. Mary Q. Smith / Executive Director | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
general | Chief of Staff of the Army | General Mary Q. Smith / Chief of Staff of the Army | Dear General Smith: | Dear General Smith: | Sincerely, | ar-25-50 nasa-correspondence hickey-retired
admiral | Chief of Naval Operations | Admiral Mary Q. Smith / Chief of Naval Operations | Dear Admiral Smith: | Dear Admiral Smith: | Sincerely, | ar-25-50 hickey-retired
officer | Commanding Officer | Colonel Mary Q. Smith / Commanding Officer | Dear Colonel Smith: | Dear Colonel Smith: | Sincerely, | ar-25-50 nasa-correspondence
pope | | His Holiness Mary Q. Smith | Your Holiness: | Your Holiness: | Respectfully, | ar-25-50
cardinal | Archbishop of Toledo | His Eminence Mary Q. Smith / Archbishop of Toledo | Dear Cardinal Smith: | Your Eminence: | Sincerely, | ar-25-50 archdiocese-of-baltimore catholic-answers
catholic-archbishop | Archbishop of Toledo | The Most Reverend Mary Q. Smith / Archbishop of Toledo | Dear Archbishop Smith: | Your Excellency: | Sincerely, | ar-25-50 archdiocese-of-baltimore catholic-answers
catholic-bishop | Bishop of Toledo | The Most Reverend Mary Q. Smith / Bishop of Toledo | Dear Bishop Smith: | Your Excellency: | Sincerely, | ar-25-50 archdiocese-of-baltimore catholic-answers
monsignor | | The Reverend Monsignor Mary Q. Smith | Dear Monsignor Smith: | Dear Monsignor Smith: | Sincerely, | archdiocese-of-baltimore ar-25-50
priest | Pastor | The Reverend Mary Q. Smith / Pastor | Dear Father Smith: | Dear Father Smith: | Sincerely, | ar-25-50 archdiocese-of-baltimore
deacon | | Deacon Mary Q. Smith | Dear Deacon Smith: | Dear Deacon Smith: | Sincerely, | archdiocese-of-baltimore
sister | | Sister Mary Q. Smith | Dear Sister Smith: | Dear Sister Smith: | Sincerely, | archdiocese-of-baltimore ar-25-50
orthodox-metropolitan | Metropolitan of Toledo | The Most Blessed Mary Q. Smith / Metropolitan of Toledo | Dear Metropolitan Smith: | Your Beatitude: | Sincerely, | ar-25-50
orthodox-archbishop | Archbishop of Toledo | The Most Reverend Mary Q. Smith / Archbishop of Toledo | Dear Archbishop Smith: | Your Eminence: | Sincerely, | ar-25-50
orthodox-bishop | Bishop of Toledo | The Right Reverend Mary Q. Smith / Bishop of Toledo | Dear Bishop Smith: | Your Grace: | Sincerely, | ar-25-50
episcopal-bishop | Bishop of Ohio | The Right Reverend Mary Q. Smith / Bishop of Ohio | Dear Bishop Smith: | Dear Bishop Smith: | Sincerely, | ar-25-50
methodist-bishop | Bishop of the West Ohio Conference | The Reverend Mary Q. Smith / Bishop of the West Ohio Conference | Dear Bishop Smith: | Dear Bishop Smith: | Sincerely, | ar-25-50
latter-day-saints-bishop | | Bishop Mary Q. Smith | Dear Bishop Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
minister | Pastor | The Reverend Mary Q. Smith / Pastor | Dear Reverend Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
rabbi | | Rabbi Mary Q. Smith | Dear Rabbi Smith: | Dear Rabbi Smith: | Sincerely, | ar-25-50
imam | | Imam Mary Q. Smith | Dear Imam Smith: | Dear Imam Smith: | Sincerely, |
chaplain | Chaplain of the Senate | Chaplain Mary Q. Smith / Chaplain of the Senate | Dear Chaplain Smith: | Dear Chaplain Smith: | Sincerely, | ar-25-50
company-executive | Chief Executive Officer | Ms. Mary Q. Smith / Chief Executive Officer | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
association-head | President | Ms. Mary Q. Smith / President | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
university-president | President | Ms. Mary Q. Smith / President | Dear President Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
university-chancellor | Chancellor | Ms. Mary Q. Smith / Chancellor | Dear Chancellor Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
professor | Professor of Law | Ms. Mary Q. Smith / Professor of Law | Dear Professor Smith: | Dear Professor Smith: | Sincerely, | ar-25-50
doctor | | Dr. Mary Q. Smith | Dear Dr. Smith: | Dear Dr. Smith: | Sincerely, | ar-25-50 fhwa-correspondence
lawyer | Attorney at Law | Ms. Mary Q. Smith / Attorney at Law | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50
private-person | | Ms. Mary Q. Smith | Dear Ms. Smith: | Dear Ms. Smith: | Sincerely, | ar-25-50 fhwa-correspondence hickey-couples
"""


def _row(line: str) -> Row:
    form, title, lines, congressional, manual, close, sources = (part.strip() for part in f"{line} ".split("|"))
    said = tuple(HON if one == "HON" else one for one in lines.split(" / "))
    return Row(form, title, said, congressional, manual, close, tuple(sources.split()))


TABLE = tuple(_row(line) for line in TEXT.strip().split("\n"))
