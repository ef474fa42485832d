/** The words of the ways to sign in. */
export const signInEn = {
  signInTitle: "Sign in",
  signInText: "Ask an owner or an administrator for a sign-in link. On the server, this command prints one:",
  signInWith: "Sign in with {name}",
  joinWith: "Join with {name}",
  orByLink: "Or with a sign-in link",
  linkUsed:
    "This link was used before, was replaced by a newer one, or is too old. Ask an owner or an administrator for a new one.",
  joinTitle: "Join the team",
  joinText: "You are invited to this task tracker. Choose the name that the others see.",
  joinAs: "You join as {name}, with the messages and tasks that are known under this name.",
  nameTaken: "Another person here has this name, or one that looks the same. Add a second name.",
  joinName: "Your name",
  join: "Join",
  invitationOver: "This invitation was used, was revoked, or has expired. Ask for a new one.",
  otherSession: "You are signed in as {name}",
  otherSessionText:
    "The link that you opened signs you in as another person. What you write then appears under that name.",
  staySignedIn: "Stay signed in as {name}",
  useLink: "Use the link",
  signedOut: "You are signed out.",
  security: "Sign-in and security",
  securityText: "How you sign in here, beside sign-in links.",
  accounts: "Accounts",
  unlink: "Unlink",
  unlinkAccount: "Unlink the account at {name}",
  linkAccount: "Link an account at {name}",
  accountLinked: "The account is linked. It signs you in from now on.",
  sendCode: "Send this code to the bot in a private chat: /login {code}",
  openBot: "Open the bot",
  codeWarning:
    "The code lives for two minutes and signs in this browser only. Never send a code that another person gave you.",
  notSignedIn: {
    "code-over": "This code has ended, was refused in Telegram, or belongs to another browser. Ask for a new one.",
    "too-many-codes": "Too many attempts. Wait 10 minutes, then try again.",
    "flow-over": "This attempt to sign in has ended, was used already, or was started in another browser. Start again.",
    "answer-invalid": "The provider's answer is not valid, so you were not signed in. Start again.",
    cancelled: "You cancelled the sign-in at the provider.",
    "no-provider": "No provider is set up here. Use a sign-in link.",
    "not-invited":
      "This account belongs to nobody here. Open your invitation and join with this account, or ask an administrator for an invitation.",
    "mail-unverified":
      "The provider has not verified your mail address. Verify it there and try again, or ask an administrator for an invitation.",
    "mail-elsewhere": "Your mail address is not of this team. Ask an administrator for an invitation.",
    "no-group": "Your account is in no group of this team. Ask an administrator for an invitation.",
    removed: "You were removed from this team. Ask an administrator to let you in again.",
    "linked-elsewhere": "This account belongs to another person here. Sign in with it, or unlink it there first.",
    "other-person": "The person who started this is not signed in any more. Sign in and start again."
  }
}
