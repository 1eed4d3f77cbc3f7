"""A planned event as a file for people's own calendars (RFC 5545)."""

from zoneinfo import ZoneInfo

from handlers.kit.documents import Document, DocumentContext, DocumentFile, EventFileParameters
from handlers.kit.texts import plain
from records.form import option_label
from records.messages import message
from records.planned_events import EventState
from services.clock.events import visible_event


def make(context: DocumentContext, wanted: EventFileParameters) -> DocumentFile:
    """Make the calendar entry of a planned event.

    Times are in UTC, which every calendar shows on its own clocks. The number of the revision lets a calendar that has
    the event already take over the change, or strike the event out where it does not take place (RFC 5546).
    """
    import icalendar  # eighty modules, for few

    event, partnership = visible_event(context.work, context.person, wanted.event_id)
    called_off = event.state not in (EventState.PLANNED, EventState.HELD)
    category = plain(context.person.language, option_label(event.plan.category))
    entry = icalendar.Event()
    entry.add("uid", f"event-{event.id}@{wanted.username}")
    entry.add("sequence", event.revision)
    entry.add("dtstamp", context.now)
    entry.add("dtstart", event.starts_at)
    entry.add("dtend", event.ends_at)
    entry.add("summary", event.title)
    entry.add("location", event.plan.place)
    entry.add("description", f"{category} · {partnership.name}")
    entry.add("status", "CANCELLED" if called_off else "CONFIRMED")
    entry.add("organizer", icalendar.vCalAddress(f"https://t.me/{wanted.username}"), {"CN": partnership.name})
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Gongjian//gongjian//")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if called_off else "PUBLISH")
    calendar.add_component(entry)
    day = event.starts_at.astimezone(ZoneInfo(partnership.time_zone))
    path = context.folder / f"{day:%Y-%m-%d}.ics"
    path.write_bytes(calendar.to_ical())
    caption = "event-calendar-cancelled" if called_off else "event-calendar-caption"
    return DocumentFile(path, message(caption, title=event.title))


CALENDAR_FILE = Document("calendar-file", EventFileParameters, make)
