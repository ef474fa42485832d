/** The entry of commands without an answer in the storage of the tab. */
export const unsentKey = "unsent"

/** Call when the person signs out. */
export const forgetUnsent = () => sessionStorage.removeItem(unsentKey)
