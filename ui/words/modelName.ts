/** The name of a model for people. */
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import { words } from "./words.ts"

/** The built-in rules have a version that means nothing to a person; a chosen model is known by its own name. */
export const modelName = ({ provider, model }: Pick<ProposalRow["model"], "provider" | "model">): string =>
  provider === "builtin" ? words.t("builtInRules") : model
