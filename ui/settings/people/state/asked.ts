import type { MemberShown } from "../../../../gateways/contract/team.ts"

/** The dialog that a person asked for. `as`: the known person whom the invitation lets in. */
export type AskedDialog =
  | { readonly is: "invite"; readonly as: MemberShown | null }
  | { readonly is: "remove"; readonly person: MemberShown }
  | { readonly is: "forget"; readonly person: MemberShown }
  | { readonly is: "merge"; readonly person: MemberShown }
