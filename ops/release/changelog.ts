/** The heading of a release in CHANGELOG.md. A person writes it, and the release script checks it. */

const escaped = (text: string) => text.replaceAll(".", "\\.")

/** The fault, as a sentence with the remedy; null when there is none. */
export const changelogFault = (changelog: string, version: string): string | null => {
  const heading = new RegExp(`^## \\[${escaped(version)}\\] - \\d{4}-\\d{2}-\\d{2}$`, "m").exec(changelog)
  if (heading === null)
    return `CHANGELOG.md has no heading "## [${version}] - <day>": move the entries of "Unreleased" below it`
  const [section = ""] = changelog.slice(heading.index + heading[0].length).split(/^## /m)
  return /^### Upgrading$/m.test(section)
    ? null
    : `CHANGELOG.md has no section "### Upgrading" for ${version}: write what an operator must do, or that nothing must be done`
}
