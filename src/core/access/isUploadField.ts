/** What Payload itself writes of a picture: its file, its place and its smaller sizes. */
const uploadFields: ReadonlySet<string> = new Set([
  'filename',
  'filesize',
  'mimeType',
  'url',
  'thumbnailURL',
  'width',
  'height',
  'sizes',
  'focalX',
  'focalY',
  'prefix',
  '_objectKey',
])

/** Whether a field of a collection of pictures says something of the file, so that nobody writes it. */
export const isUploadField = ({ name }: { name: string }): boolean => uploadFields.has(name)
