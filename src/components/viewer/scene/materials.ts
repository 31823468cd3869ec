import {
  type DataArrayTexture,
  DoubleSide,
  FrontSide,
  GLSL3,
  type IUniform,
  LessEqualDepth,
  RawShaderMaterial,
  Vector3,
} from 'three'
import { TILE_UNITS } from '../model/quads'

/**
 * Colors are computed in display space, not linear space: they were chosen that way. Output is premultiplied, because
 * the page's background is behind the canvas.
 */

const BLOCK_VERTEX = `
precision highp float;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
in vec4 position;
in vec2 place;
in vec4 light;
out vec2 vPlace;
out vec4 vLight;
flat out float vTile;
void main() {
  vPlace = place / ${TILE_UNITS.toFixed(1)};
  vLight = light;
  vTile = position.w;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position.xyz, 1.0);
}`

const BLOCK_FRAGMENT = `
precision highp float;
precision highp sampler2DArray;
uniform sampler2DArray tiles;
uniform float fade;
uniform vec3 faded;
in vec2 vPlace;
in vec4 vLight;
flat in float vTile;
out vec4 color;
void main() {
  vec4 texel = texture(tiles, vec3(vPlace, vTile));
#ifdef SOLID
  if (texel.a < 0.5) discard;
  texel.a = 1.0;
#endif
  vec3 lit = texel.rgb * vLight.rgb * vLight.a;
  lit = mix(lit, mix(vec3(dot(lit, vec3(0.3, 0.59, 0.11))), faded, 0.45), fade);
  color = vec4(lit * texel.a, texel.a);
}`

export type BlockUniforms = {
  tiles: IUniform<DataArrayTexture | null>
  /** How much everything is dimmed behind highlights, 0 to 1. */
  fade: IUniform<number>
  faded: IUniform<Vector3>
}

export const makeBlockUniforms = (): BlockUniforms => ({
  tiles: { value: null },
  fade: { value: 0 },
  faded: { value: new Vector3(0.5, 0.5, 0.5) },
})

export function makeBlockMaterials(uniforms: BlockUniforms) {
  const common = { uniforms, vertexShader: BLOCK_VERTEX, fragmentShader: BLOCK_FRAGMENT, glslVersion: GLSL3 }
  const solid = new RawShaderMaterial({ ...common, side: FrontSide, defines: { SOLID: '' } })
  const clear = new RawShaderMaterial({
    ...common,
    side: FrontSide,
    transparent: true,
    premultipliedAlpha: true,
    depthWrite: false,
  })
  return { solid, clear }
}

const PLAIN_VERTEX = `
precision highp float;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
in vec4 position;
void main() {
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position.xyz, 1.0);
}`

const PLAIN_FRAGMENT = `
precision highp float;
uniform vec3 tint;
uniform float opacity;
out vec4 color;
void main() {
  color = vec4(tint * opacity, opacity);
}`

/** One colour, for marks on the build. `throughWalls` shows it wherever it is. */
export const makePlainMaterial = (tint: Vector3, opacity: number, throughWalls: boolean) =>
  new RawShaderMaterial({
    uniforms: { tint: { value: tint }, opacity: { value: opacity } },
    vertexShader: PLAIN_VERTEX,
    fragmentShader: PLAIN_FRAGMENT,
    glslVersion: GLSL3,
    transparent: true,
    premultipliedAlpha: true,
    depthTest: !throughWalls,
    depthWrite: false,
    depthFunc: LessEqualDepth,
    polygonOffset: true,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -4,
  })

const GRID_VERTEX = `
precision highp float;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
in vec3 position;
out vec2 vGround;
void main() {
  vGround = position.xz;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`

const GRID_FRAGMENT = `
precision highp float;
uniform vec3 ink;
uniform vec2 middle;
uniform float reach;
in vec2 vGround;
out vec4 color;
float lines(float step) {
  vec2 at = vGround / step;
  vec2 width = fwidth(at);
  vec2 near = abs(fract(at - 0.5) - 0.5) / max(width, 1e-5);
  float line = 1.0 - min(min(near.x, near.y), 1.0);
  // Where lines would be closer than some pixels there are none.
  return line * (1.0 - smoothstep(0.12, 0.4, max(width.x, width.y)));
}
void main() {
  float away = length((vGround - middle) / reach);
  float there = 1.0 - smoothstep(0.35, 1.0, away);
  float strength = max(lines(1.0) * 0.07, lines(16.0) * 0.2) * there;
  color = vec4(ink * strength, strength);
}`

/** Lines on the ground a block apart, stronger ones at the game's chunks of 16, fading outwards. */
export const makeGridMaterial = () =>
  new RawShaderMaterial({
    uniforms: {
      ink: { value: new Vector3() },
      middle: { value: { x: 0, y: 0 } },
      reach: { value: 1 },
    },
    vertexShader: GRID_VERTEX,
    fragmentShader: GRID_FRAGMENT,
    glslVersion: GLSL3,
    transparent: true,
    premultipliedAlpha: true,
    depthWrite: false,
    side: DoubleSide,
  })

const MARKER_VERTEX = `
precision highp float;
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform float size;
in vec3 position;
void main() {
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  gl_PointSize = size;
}`

const MARKER_FRAGMENT = `
precision highp float;
uniform vec3 tint;
uniform vec3 rim;
out vec4 color;
void main() {
  vec2 at = abs(gl_PointCoord - 0.5) * 2.0;
  float away = at.x + at.y;
  if (away > 1.0) discard;
  float hole = step(away, 0.34);
  vec3 shown = mix(away > 0.72 ? rim : tint, rim, hole);
  color = vec4(shown, 1.0);
}`

/** Diamonds of the same size near and far, seen through walls. */
export const makeMarkerMaterial = (tint: Vector3, rim: Vector3) =>
  new RawShaderMaterial({
    uniforms: { tint: { value: tint }, rim: { value: rim }, size: { value: 18 } },
    vertexShader: MARKER_VERTEX,
    fragmentShader: MARKER_FRAGMENT,
    glslVersion: GLSL3,
    transparent: true,
    premultipliedAlpha: true,
    depthTest: false,
    depthWrite: false,
  })
