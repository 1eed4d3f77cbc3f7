# Personal data: to see it, to erase it.

command-privacy = my data
privacy-nothing = Nothing about you is stored here.
privacy-heading = <b>What is stored about you</b>
privacy-what = Stored are: your Telegram number, name, language and roles, your place on the roster, the records and evidence that you gave, what you did and when, and the messages of the last 30 days.
privacy-rights = You can have all of it as a file. You can also request erasure: your name and Telegram identity become a pseudonym, drafts and messages are deleted, records and figures stay.
privacy-file-button = Get the file
privacy-caption = All that is stored about you here; times are UTC.
erasure-ask-button = Request erasure
erasure-ask = Request erasure of your personal data? An admin decides. It cannot be undone, and you can no longer use the ledger.
erasure-yes = Request it
erasure-no = Not now
erasure-asked = Your request has been passed on; an admin decides.
erasure-asked-already = Your request is still being decided.
erasure-none = There is no such request, or another admin has to decide on it.
erasure-decided-already = This request has been decided.
erasure-grant-button = Erase
erasure-refuse-button = Refuse
erasure-grant-ask = Erase the personal data of { $who }? Name and Telegram identity become a pseudonym; this cannot be undone. Records and figures stay.
erasure-granted = granted; the personal data is erased
erasure-refused = refused
erasure-decided = Request for erasure ({ $who }): { $decision }.
news-erasure-asked = Hello { $name }! { $who } requests erasure of their personal data. If granted, name and Telegram identity become a pseudonym for good; records and figures stay.
news-erasure-refused = Hello { $name }! The admin has not agreed to erase your personal data. If you have questions, please ask the admin.
