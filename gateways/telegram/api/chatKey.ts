// Source: core.telegram.org/api/bots/ids: a supergroup's or channel's id in the Bot API is -10^12 minus its own.
const supergroupFloor = 1_000_000_000_000

/**
 * The natural key of a chat: the positive id by which Telegram's own exports name it, so that live and imported
 * messages meet. `chat` is an id of the Bot API, or one of an export, which is its own key.
 */
export const chatKey = (chat: number): string => String(isSupergroup(chat) ? -chat - supergroupFloor : Math.abs(chat))

export const isSupergroup = (chat: number): boolean => chat <= -supergroupFloor
export const isGroup = (chat: number): boolean => chat < 0
