/** The codes with which the server closes a WebSocket. A client connects again after every code but `signedOutCode`. */

/** The audiences of the actor changed. Connect again, and follow every window from its rows. */
export const rightsChangedCode = 4001

/** The session is over. Do not connect again before the person has signed in. */
export const signedOutCode = 4003
