export type Compression = 'gzip' | 'zlib'

/**
 * Inflates a stream piece by piece, never faster than its output is taken. The platform's own inflater is injected,
 * because the engine runs in Node and in browsers alike.
 *
 * A piece is only good until the next one is asked for.
 *
 * Damaged or cut data throws SchematicError('malformed'); an error of `chunks` itself is passed on as it is. When the
 * caller stops early, both the inflater and `chunks` are closed.
 */
export type Inflate = (chunks: AsyncIterable<Uint8Array>, compression: Compression) => AsyncIterable<Uint8Array>
