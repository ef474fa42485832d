import { debianPackage, programPath } from "./debianPackage.mjs"

/** The nginx of the tests. */
export const nginxPath = () => programPath("nginx")

export const nginx = () => debianPackage("nginx")
