/** How a message is shown beside its neighbours. Pure. */
import type { MessageRow } from "../../../gateways/contract.ts"
import { isSameDay } from "../../parts/days.ts"

/** Milliseconds: a later message of the same author has a heading of its own. */
const together = 10 * 60_000

/** True for the first message of a day in the reader's zone. */
export const startsDay = ({ sentAt }: MessageRow, before: MessageRow | undefined): boolean =>
  before === undefined || !isSameDay(sentAt, new Date(before.sentAt))

/** True when the message is shown under the name of the one before. */
export const continues = (message: MessageRow, before: MessageRow | undefined): boolean =>
  before !== undefined &&
  !startsDay(message, before) &&
  before.author === message.author &&
  before.chat === message.chat &&
  before.broughtBy === message.broughtBy &&
  !message.edited &&
  message.replyTo === null &&
  Date.parse(message.sentAt) - Date.parse(before.sentAt) < together
