/** Decides with which role a person who has no account here may join through the identity provider. */
import type { Role } from "../../../../domain/values.ts"

/** The facts about a person that the provider has signed. */
export interface Claims {
  readonly issuer: string
  readonly subject: string
  readonly name: string | null
  readonly mail: string | null
  readonly mailVerified: boolean
  readonly groups: ReadonlyArray<string>
  /** The id of the Telegram user, when the provider is Telegram. */
  readonly telegram: string | null
}

/** No rule makes an owner: `tt login` does. */
export type JoinRole = Exclude<Role, "owner">

export type JoinRule =
  /** Only with an open invitation. */
  | { readonly is: "invited" }
  /** With a verified mail address of one of the domains. */
  | { readonly is: "domain"; readonly domains: ReadonlyArray<string>; readonly role: JoinRole }
  /** With one of the groups. The first group that matches gives the role. */
  | {
      readonly is: "group"
      readonly claim: string
      readonly groups: ReadonlyArray<{ readonly group: string; readonly role: JoinRole }>
    }

export type NotJoining = "not-invited" | "mail-unverified" | "mail-elsewhere" | "no-group"

export const roleByRule = (rule: JoinRule, { mail, mailVerified, groups }: Claims): JoinRole | NotJoining => {
  if (rule.is === "invited") return "not-invited"
  if (rule.is === "group") return rule.groups.find(({ group }) => groups.includes(group))?.role ?? "no-group"
  if (mail === null || !mailVerified) return "mail-unverified"
  return rule.domains.includes(domainOf(mail)) ? rule.role : "mail-elsewhere"
}

/** The part after the last `@`: a quoted local part may contain one. */
const domainOf = (mail: string) => mail.slice(mail.lastIndexOf("@") + 1).toLowerCase()

export const isJoinRole = (answer: JoinRole | NotJoining): answer is JoinRole =>
  answer === "admin" || answer === "member" || answer === "viewer"
