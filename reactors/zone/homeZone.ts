import { Context } from "effect"

/** The time zone in which dates of messages are read: `TT_TIME_ZONE`. It is never the zone of the server by accident. */
export const HomeZone = Context.Reference<string>("tracker/reactors/HomeZone", { defaultValue: () => "UTC" })
