/** The messages of the contact sheet: their shape, and the moments that they show. */
import { Due } from "../../../../domain/values.ts"
import type { Rendered } from "../../api/bot.ts"

export interface SheetMessage {
  readonly name: string
  readonly rendered: Rendered
  /** It shows `dueOfSheet` or `momentOfSheet`. */
  readonly shows?: "day" | "moment"
}

export const dueOfSheet = Due.make("2026-12-01")
/** 18:00 in the zone of the sheet. */
export const momentOfSheet = Due.make("2026-12-01T16:00:00Z")
export const placeOfSheet = { zone: "Europe/Kyiv", now: Date.parse("2026-11-27T12:00:00Z") } as const
export const originOfSheet = "https://tasks.example.org"
export const linkOfSheet = `${originOfSheet}/tasks/task0001`
