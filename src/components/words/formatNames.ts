const formatNames: Record<string, string> = {
  sponge: 'Sponge (.schem)',
  litematic: 'Litematica (.litematic)',
  structure: 'Structure (.nbt)',
  mcedit: 'MCEdit (.schematic)',
  mcstructure: 'Bedrock (.mcstructure)',
}
const editionNames: Record<string, string> = { java: 'Java Edition', bedrock: 'Bedrock Edition' }

export const nameOfFormat = (format: string) => formatNames[format] ?? format
export const nameOfEdition = (edition: string) => editionNames[edition] ?? edition
