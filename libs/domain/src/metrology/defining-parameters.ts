import type { QuantityValue } from '../vocabulary';

/** A parameter that a quantity is not told without; `usual` is meant where nothing is said. */
export interface DefiningParameter {
  parameter: string;
  usual?: QuantityValue;
}

/** Mains: where custom measures at 50 Hz and says so only when it does not (GB/T 15945, JJG 596; unconfirmed). */
const MAINS: DefiningParameter = { parameter: 'frequency', usual: { value: '50', unit: 'Hz' } };

/** pH buffers and solutions are given at 25 °C unless said otherwise (GB/T 27501, JJG 119; unconfirmed). */
const AT_25_CEL: DefiningParameter = { parameter: 'temperature', usual: { value: '25', unit: 'Cel' } };

/** Density is told at 20 °C where nothing is said (GB/T 19765; unconfirmed). */
const AT_20_CEL: DefiningParameter = { parameter: 'temperature', usual: { value: '20', unit: 'Cel' } };

const of = (...parameters: string[]): DefiningParameter[] => parameters.map((parameter) => ({ parameter }));

/** Quantities that share what defines them, by the parameter that does. */
const BY_ONE_PARAMETER: Readonly<Record<string, string>> = {
  frequency: `ac-voltage ac-current ac-resistance impedance capacitance inductance dissipation-factor quality-factor phase
    ac-dc-transfer-difference electric-field-strength shielding-factor relative-permittivity relative-permeability
    power-level voltage-level attenuation gain reflection-coefficient transmission-coefficient return-loss
    voltage-standing-wave-ratio calibration-factor power-flux-density antenna-factor antenna-factor-level
    magnetic-antenna-factor-level antenna-gain noise-temperature excess-noise-ratio noise-figure phase-noise
    sound-pressure-level underwater-sound-pressure-level sound-power-level sound-intensity-level hearing-level
    vibratory-force-level pressure-sensitivity-level hydrophone-sensitivity-level system-response-level
    mechanical-impedance-level pressure-sensitivity acceleration vibration-velocity vibration-displacement
    angular-acceleration dynamic-force phase-shift ultrasonic-power ultrasonic-pressure radiation-conductance
    charge-sensitivity-acceleration charge-sensitivity-angular-acceleration charge-sensitivity-force
    current-sensitivity-acceleration current-sensitivity-angular-acceleration current-sensitivity-force
    voltage-sensitivity-acceleration voltage-sensitivity-angular-acceleration voltage-sensitivity-force
    charge-amplifier-gain current-amplifier-gain`,
  wavelength: `transmittance transmittance-ratio absorbance reflectance reflectance-factor radiance-factor refractive-index
    bidirectional-reflectance spectral-irradiance spectral-irradiance-responsivity spectral-radiance
    spectral-radiance-responsivity spectral-radiant-flux spectral-radiant-intensity radiant-flux-responsivity
    optical-attenuation-coefficient chromatic-dispersion-coefficient chromatic-dispersion-slope total-chromatic-dispersion
    optical-rotation`,
  analyte: `amount-of-substance amount-concentration amount-content mass-concentration mass-fraction amount-fraction
    volume-fraction amount-ratio isotope-ratio isotope-delta number-concentration catalytic-activity
    catalytic-activity-concentration`,
  nuclide: `activity activity-per-area activity-per-mass activity-concentration detection-efficiency emission-rate
    emission-rate-per-area emission-rate-per-solid-angle`,
  'radiation-quality': `absorbed-dose absorbed-dose-rate air-kerma air-kerma-rate kerma-area-product kerma-length-product
    dose-equivalent dose-equivalent-rate exposure`,
  temperature: 'viscosity kinematic-viscosity',
};

/**
 * What the value of a quantity is not told without (RECORD.md section 3), by its code. Only these restrict what a
 * result covers; all others are shown. A quantity that is not listed has none: 20 °C is a reference condition of
 * length, not a parameter of it. Source: the parameters that CMCs in the KCDB state (unconfirmed).
 */
export const DEFINING_PARAMETERS: Readonly<Record<string, readonly DefiningParameter[]>> = {
  ...Object.fromEntries(
    Object.entries(BY_ONE_PARAMETER).flatMap(([parameter, codes]) =>
      codes.split(/\s+/).map((code) => [code, of(parameter)]),
    ),
  ),
  'apparent-power': [MAINS],
  'reactive-power': [MAINS],
  'reactive-energy': [MAINS],
  'harmonic-distortion': [MAINS],
  'ratio-error': [MAINS],
  'phase-displacement': [MAINS],
  'energy-meter-error': [...of('current', 'power-factor'), MAINS],
  'thermoelectric-voltage': of('temperature', 'thermocouple-type'),
  ph: [AT_25_CEL],
  conductivity: [AT_25_CEL],
  density: [AT_20_CEL],
};
