/** The addresses of the page of messages. */

/** The page of a message's chat, with the message in sight. The page finds the chat itself. */
export const hrefOfMessage = (id: string): string => `/messages?message=${id}`
export const hrefOfChat = (id: string): string => `/messages?chat=${id}`

/** The fields of the address. `day`: `2026-11-20`, in the reader's zone. */
export interface MessagesAddress {
  readonly chat?: string
  readonly message?: string
  readonly day?: string
}
