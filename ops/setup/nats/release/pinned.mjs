// The official release of nats-server that the bootstrap downloads, and the digests of its archives.

export const pinnedVersion = "2.14.5"
/** Mirrors and tests set another address in `NATS_RELEASES_URL`; `off` skips the download. */
export const officialReleases = "https://github.com/nats-io/nats-server/releases/download"

/**
 * The archive for each `process.platform` and `process.arch`. Source of the SHA-256: the official image's Dockerfile for
 * this version. It names none for macOS, so macOS gets nats-server from Homebrew.
 */
const archives = new Map([
  [
    "linux x64",
    {
      name: "linux-amd64",
      extension: "tar.gz",
      sha256: "5e3b603d47c447bda1f77f9ac16dbf91c90aac4ff3681f8fbbc7201e4ed99355"
    }
  ],
  [
    "linux arm64",
    {
      name: "linux-arm64",
      extension: "tar.gz",
      sha256: "673a98d3faa79dde3f9ebf16d6dfac36a5f694e7ad2015e4954dd7939c85cd4c"
    }
  ],
  [
    "linux arm",
    {
      name: "linux-arm7",
      extension: "tar.gz",
      sha256: "c8796b63a8603fdebabd63146ac3d3997c29a2829fdd2af6db320f4a287f2e71"
    }
  ],
  [
    "win32 x64",
    {
      name: "windows-amd64",
      extension: "zip",
      sha256: "f66f840a211ab665083b88e9b7edbcf6296cda143be47e53e6f6bb8520692bbb"
    }
  ]
])

/**
 * An archive of a release. `path` is its address below the releases' address; `entry` is the server inside it.
 *
 * @typedef {{ path: string, entry: string, sha256: string }} Archive
 */

/**
 * @param {string} platform of `process.platform`
 * @param {string} arch of `process.arch`
 * @returns {Archive | undefined} undefined where no digest is pinned
 */
export const archiveFor = (platform, arch) => {
  const archive = archives.get(`${platform} ${arch}`)
  if (archive === undefined) return undefined
  const folder = `nats-server-v${pinnedVersion}-${archive.name}`
  return {
    path: `v${pinnedVersion}/${folder}.${archive.extension}`,
    entry: `${folder}/nats-server${platform === "win32" ? ".exe" : ""}`,
    sha256: archive.sha256
  }
}
