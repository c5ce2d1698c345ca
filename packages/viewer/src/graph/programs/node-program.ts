import type { Shape } from "@entente/ontology";
import { NodeProgram, type NodeProgramType, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { NodeLook } from "../display.js";
import type { EdgeData, NodeData } from "../model.js";
import { fragmentShader, vertexShader } from "./node-shaders.js";

/** The shapes in the order that the shader numbers them. */
const shapes: readonly Shape[] = ["circle", "square", "pentagon", "hexagon", "diamond", "triangle", "pin", "dots"];

const uniforms = ["u_matrix", "u_viewport", "u_sizeRatio", "u_pixelRatio", "u_paper", "u_ink"] as const;

/** Colours that all nodes share: set before each refresh, because a theme changes them all at once. */
export interface ProgramColours {
  /** Red, green, blue, each 0 to 1. */
  paper: readonly [number, number, number];
  ink: readonly [number, number, number];
  mark: readonly [number, number, number];
}

/** A colour `#RRGGBB` as shares from 0 to 1. */
export function channels(colour: string): readonly [number, number, number] {
  const value = parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/**
 * The node program: one square per node, in which the fragment shader draws the shape of its type
 * from a signed distance field, filled or hollow, with an outline if selected.
 *
 * @param colours - read at every frame
 */
export function createNodeProgram(colours: ProgramColours): NodeProgramType<NodeData, EdgeData> {
  return class ShapeProgram extends NodeProgram<(typeof uniforms)[number], NodeData, EdgeData> {
    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: vertexShader,
        FRAGMENT_SHADER_SOURCE: fragmentShader,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_shape", size: 1, type: FLOAT },
          { name: "a_look", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    override processVisibleItem(id: number, start: number, data: NodeDisplayData & NodeLook): void {
      const values = [
        data.x,
        data.y,
        data.size,
        shapes.indexOf(data.shape),
        (data.filled ? 1 : 0) + (data.outlined ? 2 : 0),
        floatColor(data.color),
        id,
      ];
      this.array.set(values, start);
    }

    override setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo): void {
      gl.uniformMatrix3fv(at["u_matrix"] ?? null, false, params.matrix);
      gl.uniform2f(at["u_viewport"] ?? null, params.width, params.height);
      gl.uniform1f(at["u_sizeRatio"] ?? null, params.sizeRatio);
      gl.uniform1f(at["u_pixelRatio"] ?? null, params.pixelRatio);
      gl.uniform3f(at["u_paper"] ?? null, ...colours.paper);
      gl.uniform3f(at["u_ink"] ?? null, ...colours.ink);
    }
  };
}
