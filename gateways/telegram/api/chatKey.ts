// Source: core.telegram.org/api/bots/ids: a supergroup's or channel's id in the Bot API is -10^12 minus its own.
const supergroupFloor = 1_000_000_000_000

/**
 * The natural key of a chat: its positive id in Telegram's exports, so that live and imported messages have the same
 * chat. `chat` is an id of the Bot API, or of an export, which is the key already.
 */
export const chatKey = (chat: number): string => String(isSupergroup(chat) ? -chat - supergroupFloor : Math.abs(chat))

export const isSupergroup = (chat: number): boolean => chat <= -supergroupFloor
export const isGroup = (chat: number): boolean => chat < 0
