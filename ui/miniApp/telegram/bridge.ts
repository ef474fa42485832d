/**
 * Messages between the page and the Telegram app. Source: core.telegram.org/api/web-events and
 * telegram.org/js/telegram-web-app.js. No script of Telegram is loaded: the page runs its own code only.
 */

/** The objects through which Telegram's apps and the page call each other. */
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
  /** Calls the listener at each event of a type. Returns the function that removes it. */
  readonly on: (type: string, listener: (data: EventData) => void) => () => void
}

/** Call once for a page. */
export const makeBridge = (page: Window & TelegramWindow): Bridge => {
  const listeners = new Map<string, Set<(data: EventData) => void>>()
  const receive: ReceiveEvent = (type, data) => {
    const fields = eventDataOf(data)
    for (const listener of listeners.get(type) ?? []) listener(fields)
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
    on: (type, listener) => {
      const all = listeners.get(type) ?? new Set()
      listeners.set(type, all.add(listener))
      return () => void all.delete(listener)
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
