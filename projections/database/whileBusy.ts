/** How a change of tables waits for the locks of other sessions. */
import { Schedule } from "effect"

/** A minute of attempts, in which a statement or a reader ends. */
export const whileBusy = Schedule.spaced("100 millis").pipe(Schedule.upTo({ times: 600 }))
