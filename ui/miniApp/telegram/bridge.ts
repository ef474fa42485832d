/**
 * Messages between the page and the Telegram app. Source: core.telegram.org/api/web-events and
 * telegram.org/js/telegram-web-app.js. No script of Telegram is loaded: the page runs its own code only.
 */

/** The objects by which Telegram's apps reach the page, and the page reaches them. */
interface TelegramWindow {
  /** On Android, iOS and the desktop. */
  TelegramWebviewProxy?: { readonly postEvent: (type: string, data: string) => void }
  Telegram?: { WebView: { receiveEvent: ReceiveEvent } }
  TelegramGameProxy?: { receiveEvent: ReceiveEvent }
  TelegramGameProxy_receiveEvent?: ReceiveEvent
}
type ReceiveEvent = (type: string, data?: unknown) => void
type EventData = Readonly<Record<string, unknown>>

export interface Bridge {
  /** Does nothing when no app is there. */
  readonly post: (type: string, data?: EventData) => void
  /** Calls back at each event of a type. Returns how to stop. */
  readonly on: (type: string, hear: (data: EventData) => void) => () => void
}

/** Call once for a page. */
export const makeBridge = (page: Window & TelegramWindow): Bridge => {
  const hearers = new Map<string, Set<(data: EventData) => void>>()
  const receive: ReceiveEvent = (type, data) => {
    const fields = eventDataOf(data)
    for (const hear of hearers.get(type) ?? []) hear(fields)
  }
  page.Telegram = { WebView: { receiveEvent: receive } }
  page.TelegramGameProxy = { receiveEvent: receive }
  page.TelegramGameProxy_receiveEvent = receive
  const isFramed = page.parent !== page
  page.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    // In a browser, Telegram is the page around the frame.
    if (!isFramed || source !== page.parent || typeof data !== "string") return
    const { eventType, eventData } = parsed(data)
    if (typeof eventType === "string") receive(eventType, eventData)
  })
  return {
    post: (type, data = {}) => {
      if (page.TelegramWebviewProxy !== undefined) page.TelegramWebviewProxy.postEvent(type, JSON.stringify(data))
      // No event has a secret, and the address of the web app is not known: it has several.
      else if (isFramed) page.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), "*")
    },
    on: (type, hear) => {
      const all = hearers.get(type) ?? new Set()
      hearers.set(type, all.add(hear))
      return () => void all.delete(hear)
    }
  }
}

/** Some apps send the data as JSON. */
const eventDataOf = (data: unknown): EventData => {
  if (typeof data === "string") return parsed(data)
  return typeof data === "object" && data !== null ? { ...data } : {}
}

const parsed = (json: string): EventData => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === "object" && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
