/**
 * Places a strip along a quadratic Bézier curve in pixels, y downwards; `route.ts` computes the same
 * curve for what is drawn above it.
 */
export const vertexShader = /* GLSL */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec2 a_radii;
attribute float a_bow;
attribute float a_width;
attribute vec4 a_form;
attribute vec4 a_color;
attribute vec4 a_id;
attribute vec2 a_place;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_color;
varying vec4 v_form;
varying vec2 v_radii;
varying float v_along;
varying float v_length;
varying float v_across;
varying float v_width;

const float bias = 255.0 / 254.0;

vec2 pixels(vec2 position) {
  vec2 clip = (u_matrix * vec3(position, 1.0)).xy;
  return vec2(clip.x, -clip.y) * u_viewport / 2.0;
}

vec2 slope(vec2 a, vec2 c, vec2 b, float t) {
  return 2.0 * (1.0 - t) * (c - a) + 2.0 * t * (b - c);
}

// Arc length up to t by Simpson's rule on eight intervals.
float arc(vec2 a, vec2 c, vec2 b, float t) {
  float h = t / 8.0;
  float sum = length(slope(a, c, b, 0.0)) + length(slope(a, c, b, t));
  for (int i = 1; i < 8; i++) {
    float weight = mod(float(i), 2.0) > 0.5 ? 4.0 : 2.0;
    sum += weight * length(slope(a, c, b, h * float(i)));
  }
  return sum * h / 3.0;
}

void main() {
  vec2 a = pixels(a_source);
  vec2 b = pixels(a_target);
  vec2 chord = b - a;
  float span = max(length(chord), 0.001);
  float bow = sign(a_bow) * min(abs(a_bow), 0.28 * span);
  vec2 c = (a + b) / 2.0 + vec2(-chord.y, chord.x) / span * 2.0 * bow;

  float t = a_place.x;
  vec2 point = (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * c + t * t * b;
  vec2 direction = normalize(slope(a, c, b, t));
  float reach = a_form.w > 0.5 ? 11.0 : 9.0;
  vec2 placed = point + vec2(-direction.y, direction.x) * a_place.y * reach;

  v_along = arc(a, c, b, t);
  v_length = arc(a, c, b, 1.0);
  v_across = a_place.y * reach;
  v_radii = a_radii / u_sizeRatio;
  v_width = a_width;
  v_form = a_form;
  gl_Position = vec4(vec2(placed.x, -placed.y) * 2.0 / u_viewport, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

/** Draws marker, line and ends: v_form holds line style, start end, target end, marker. */
export const fragmentShader = /* GLSL */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_form;
varying vec2 v_radii;
varying float v_along;
varying float v_length;
varying float v_across;
varying float v_width;

uniform float u_pixelRatio;
uniform vec3 u_paper;
uniform vec3 u_mark;

float cover(float distance_) {
  return clamp(0.5 - distance_ * u_pixelRatio, 0.0, 1.0);
}

vec4 over(vec4 under, vec3 colour, float alpha) {
  return vec4(colour * alpha, alpha) + under * (1.0 - alpha);
}

float segment(vec2 p, vec2 a, vec2 b) {
  vec2 pa = p - a;
  vec2 ba = b - a;
  return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0));
}

// Arrow with its tip at the origin, pointing to +x.
float arrow(vec2 p, float size, float half_) {
  vec2 q = vec2(p.x + size, abs(p.y));
  vec2 edge = normalize(vec2(half_, size));
  float side = dot(q - vec2(0.0, half_), edge);
  return max(side, -q.x);
}

// How far before the tip the line stops, for each end.
float stop(float end) {
  if (end < 0.5) return 0.0;
  if (end < 1.5) return 7.0;
  if (end < 2.5) return 9.0;
  if (end < 3.5) return 0.0;
  return 7.0;
}

vec4 drawEnd(vec4 under, float end, vec2 p, float strong) {
  vec3 ink = v_color.rgb;
  if (end < 0.5) return under;
  if (end < 1.5) return over(under, ink, cover(arrow(p, 8.5, 4.0)));
  if (end < 2.5) {
    float d = arrow(p, 9.5, 4.7);
    vec4 filled = over(under, u_paper, cover(d));
    return over(filled, ink, cover(max(d, -d - strong)));
  }
  if (end < 3.5) return over(under, ink, cover(segment(p, vec2(-1.2, -5.5), vec2(-1.2, 5.5)) - 1.2));
  float d = length(p - vec2(-3.6, 0.0)) - 3.4;
  vec4 filled = over(under, u_paper, cover(d));
  return over(filled, ink, cover(abs(d) - strong / 2.0));
}

float lineCover(float along, float half_) {
  float across = abs(v_across);
  if (v_form.x < 0.5) return cover(across - half_);
  if (v_form.x < 1.5) {
    float dash = abs(mod(along, 14.0) - 4.5) - 4.5;
    return cover(max(across - half_, dash));
  }
  if (v_form.x < 2.5) {
    float dot_ = mod(along, 4.6) - 2.3;
    return cover(length(vec2(dot_, across)) - max(1.0, half_));
  }
  return cover(abs(across - 1.75) - 0.75);
}

void main() {
  float gap = 3.0;
  float start = v_radii.x + gap;
  float finish = v_length - v_radii.y - gap;
  #ifdef PICKING_MODE
  gl_FragColor = abs(v_across) < 7.0 && v_along > start && v_along < finish ? v_color : vec4(0.0);
  #else
  float strong = max(1.3, v_width);
  vec2 fromEnd = vec2(v_along - finish, v_across);
  vec2 fromStart = vec2(start - v_along, v_across);
  vec4 colour = vec4(0.0);
  if (v_form.w > 0.5) {
    float outside = max(start - v_along, v_along - finish);
    float d = length(vec2(max(outside, 0.0), v_across)) - 9.0;
    colour = over(colour, u_mark, cover(d));
  }
  float from = start + stop(v_form.y);
  float to = finish - stop(v_form.z);
  float within = cover(max(from - v_along, v_along - to));
  if (v_form.x > 2.5) colour = over(colour, u_paper, cover(abs(v_across) - 1.5) * within);
  colour = over(colour, v_color.rgb, lineCover(v_along - from, v_width / 2.0) * within);
  colour = drawEnd(colour, v_form.z, fromEnd, strong);
  colour = drawEnd(colour, v_form.y, fromStart, strong);
  gl_FragColor = colour;
  #endif
}
`;
