/** The words of the sign-in pages. */
export const signInEn = {
  signInTitle: "Sign in",
  signInNow: "Sign in",
  signInWith: "Sign in with {name}",
  joinWith: "Join with {name}",
  byLink: "With a sign-in link",
  orByLink: "Or with a sign-in link",
  noConnection: "No connection",
  noConnectionText: "Can't reach the server. Check your network, then try again.",
  serverTrouble: "The server has a problem",
  serverTroubleText: "You do not need to sign in again. If the problem lasts, tell the person who runs the server.",
  signInText:
    "Ask an owner or an administrator of your team for a sign-in link. The person who runs the server finds in its README how to make one.",
  linkUsed:
    "This link is incomplete, was used before, was replaced by a newer one, or is too old. Ask an owner or an administrator for a new one.",
  joinTitle: "Join the team",
  joinText: "You are invited to this task tracker. Choose the name that the others see.",
  joinAs: "You join as {name}, with the messages and tasks that are known under this name.",
  nameTaken:
    "Another person here has this name, or one that looks the same. Choose another name, for example with a surname.",
  joinName: "Your name",
  join: "Join",
  invitationOver: "This invitation is incomplete, was used, was revoked, or has expired. Ask for a new one.",
  otherSession: "You are signed in as {name}",
  otherSessionText:
    "The link that you opened signs you in as another person. What you write then appears under that name.",
  staySignedIn: "Stay signed in as {name}",
  useLink: "Use the link",
  signedOut: "You are signed out.",
  notSignedOut: "You are still signed in. {why}",
  security: "Sign-in and security",
  securityText: "Your sign-in methods, besides sign-in links.",
  noAccounts: "No account is linked.",
  accounts: "Accounts",
  unlinkSignIn: "Unlink",
  unlinkAccount: "Unlink the account at {name}",
  linkAccount: "Link an account at {name}",
  accountLinked: "The account is linked. You can sign in with it from now on.",
  sendCode: "Send this message to the bot in a private chat:",
  openBot: "Open the bot",
  codeWarning:
    "The code is valid for two minutes and for this browser only. Never send a code that another person gave you.",
  signInByPasskey: "Sign in with a passkey",
  useRecoveryCode: "Use a recovery code",
  recoveryCode: "Recovery code",
  passkeys: "Passkeys",
  passkey: "Passkey",
  passkeyName: "Name of the new passkey",
  addPasskey: "Add a passkey",
  renamePasskey: "Name of the passkey {name}",
  removePasskey: "Remove the passkey {name}",
  removeWay: "Remove",
  noPasskeys: "No passkeys yet.",
  noPasskeysHere:
    "Owners and administrators can add passkeys when the address of the page has a host name, not an IP address.",
  recoveryCodes: "Recovery codes",
  noRecoveryCodes: "No recovery codes yet.",
  recoveryOnce: "Write these codes down now. They are not shown again, and each works once.",
  makeRecoveryCodes: "Make recovery codes",
  replaceRecoveryCodes: "Replace the codes",
  recoveryLeft: {
    one: "{n} code is left.",
    other: "{n} codes are left."
  },
  notSignedIn: {
    "no-passkeys-here": "Passkeys need a host name. Open the page by its host name, not by an IP address.",
    "passkey-not-given": "The browser gave no passkey. Try again, or use another sign-in method.",
    "passkey-unknown": "This passkey was removed, or belongs to another site. Use another sign-in method.",
    "passkey-invalid": "The passkey could not be verified. Try again.",
    "passkey-copied": "This passkey may have been copied. Use another sign-in method, and remove the passkey.",
    "recovery-unknown": "This recovery code does not exist, or it was used. Use another one.",
    "code-over": "This code has expired, was refused in Telegram, or belongs to another browser. Get a new one.",
    "too-many-codes": "Too many attempts. Wait 10 minutes, then try again.",
    "flow-over": "This sign-in has expired, was completed already, or was started in another browser. Start again.",
    "answer-invalid": "The provider's answer is not valid, so you were not signed in. Start again.",
    cancelled: "You cancelled the sign-in at the provider.",
    "no-provider": "No provider is set up here. Use a sign-in link.",
    "not-invited":
      "This account is not linked to a person of this team. Open your invitation and join with this account, or ask an administrator for an invitation.",
    "mail-unverified":
      "The provider has not verified your email address. Verify it there and try again, or ask an administrator for an invitation.",
    "mail-elsewhere":
      "Your email address does not belong to a domain of this team. Ask an administrator for an invitation.",
    "no-group": "Your account is not in a group that may join this team. Ask an administrator for an invitation.",
    "no-bot": "No bot is connected here. Open the tracker in a browser.",
    "app-data-invalid":
      "Telegram did not confirm who opened the app. Close it, and open it again with the button of your team's bot.",
    "app-data-old":
      "The app was opened too long ago, or the clock of the server is wrong. Close the app, and open it again.",
    "app-data-used": "The app can sign in only once each time it is opened. Close it, and open it again.",
    "app-not-linked":
      "Your Telegram account is not linked to a person of this team. Link it on the web page in Settings, Telegram, or ask an administrator for an invitation.",
    removed: "You were removed from this team. Ask an administrator to let you in again.",
    "linked-elsewhere": "This account belongs to another person here. Sign in with it, or unlink it there first.",
    "other-person": "The person who started this is no longer signed in. Sign in and start again."
  }
}
