/** The link of an invitation. The secret is in the fragment, which browsers do not send to a server. */
export const joinLink = (secret: string) => `${location.origin}/join#${secret}`
