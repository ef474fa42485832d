/** The contents of the archive of a release: files of the repository, and packages of production for one platform. */

/** The folders of the running product, and the documents for operators. */
const folders = "domain streams commands projections models reactors gateways clients ops docs packaging".split(" ")
const files =
  "package.json package-lock.json docker-compose.yml .env.example README.md CHANGELOG.md LICENSE SECURITY.md"
const isFile = (path: string) => files.split(" ").includes(path)
const isForTests = (file: string) => /\.test\.(?:tsx?|yml)$/.test(file) || /(?:^|\/)kit\//.test(file)

/** @param tracked the files of the commit */
export const releaseFiles = (tracked: ReadonlyArray<string>): ReadonlyArray<string> =>
  tracked.filter(
    (file) => isFile(file) || (folders.some((folder) => file.startsWith(`${folder}/`)) && !isForTests(file))
  )

/** package-lock.json, as far as it is read here. The key is the folder of the package. */
export interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>
}

/** The folders of the packages of production. A package for another platform is not installed, so its folder is missing. */
export const productionPackages = ({ packages }: Lock, isInstalled: (folder: string) => boolean) =>
  Object.entries(packages)
    .filter(([folder, { dev, devOptional }]) => folder !== "" && dev !== true && devOptional !== true)
    .map(([folder]) => folder)
    .filter(isInstalled)

/** Whether a file of a package runs on another platform only. Source: the names of the binaries of uWebSockets.js. */
export const isForOtherPlatform = (path: string, platform: string, arch: string) => {
  const [, system] = /uws_([a-z0-9]+_[a-z0-9]+)_\d+\.node$/.exec(path) ?? []
  return system !== undefined && system !== `${platform}_${arch}`
}
