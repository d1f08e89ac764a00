/* The crowd step in scalar C: what the machine can do without numpy.
 *
 * The same tick as hyosan_arcade/sim/crowd.py: count the tiles, bend velocities towards the field,
 * step, sort by cell, push overlapping pairs apart by a share (one Jacobi pass), clamp to walls.
 * State is kept sorted by cell, so that neighbours in the map are neighbours in memory; a counting
 * sort does it.  Lengths are tiles, times ticks.  DIAMETER, SEPARATION, MAX_PUSH and TURN come from
 * the compiler's command line, taken from the game's own tuning.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RADIUS (DIAMETER / 2)

typedef struct {
    int width, height;
    const float *low_x, *low_y, *high_x, *high_y; /* where a middle may be, for each tile */
    const unsigned char *solid, *corner;
    const float *crowded; /* share of its speed a zombie keeps, by how many are on the tile ahead */
    int crowded_most;
} Ground;

typedef struct {
    const float *x, *y; /* unit heading of each tile */
    const int *ahead;   /* the tile it leads to */
} Field;

typedef struct {
    int count;
    float *x, *y, *vel_x, *vel_y, *speed;
    int *tile, *id;
} Crowd;

/* Room for one tick, for `count` zombies and `cells` cells; grown when needed, never given back. */
static struct {
    int count, cells, tiles;
    float *x, *y, *old_x, *old_y, *speed; /* x and y: where the step led, sorted */
    float *raw_x, *raw_y;                 /* the same, unsorted */
    int *tile, *id, *cell, *first, *next;
    unsigned short *full;
} room;

static float between(float value, float low, float high) {
    return fminf(fmaxf(value, low), high);
}

static int reserve(int count, int cells, int tiles) {
    if (count > room.count) {
        float **floats[] = {&room.x, &room.y, &room.old_x, &room.old_y,
                            &room.speed, &room.raw_x, &room.raw_y};
        int **ints[] = {&room.tile, &room.id, &room.cell};
        for (int k = 0; k < 7; k++)
            if (!(*floats[k] = realloc(*floats[k], count * sizeof(float)))) return 0;
        for (int k = 0; k < 3; k++)
            if (!(*ints[k] = realloc(*ints[k], count * sizeof(int)))) return 0;
        room.count = count;
    }
    if (cells > room.cells) {
        if (!(room.first = realloc(room.first, cells * sizeof(int)))) return 0;
        if (!(room.next = realloc(room.next, cells * sizeof(int)))) return 0;
        room.cells = cells;
    }
    if (tiles > room.tiles) {
        if (!(room.full = realloc(room.full, tiles * sizeof(short)))) return 0;
        room.tiles = tiles;
    }
    return 1;
}

/* Bend everybody's velocity towards the field and take the step. */
static void march(const Crowd *crowd, const Ground *ground, const Field *field) {
    int most = ground->crowded_most;
    memset(room.full, 0, (size_t)ground->width * ground->height * sizeof(short));
    for (int i = 0; i < crowd->count; i++) room.full[crowd->tile[i]]++;
    for (int i = 0; i < crowd->count; i++) {
        int tile = crowd->tile[i], others = room.full[field->ahead[tile]];
        float speed = crowd->speed[i];
        speed *= ground->crowded[others < most ? others : most];
        crowd->vel_x[i] += (field->x[tile] * speed - crowd->vel_x[i]) * TURN;
        crowd->vel_y[i] += (field->y[tile] * speed - crowd->vel_y[i]) * TURN;
        float x = crowd->x[i] + crowd->vel_x[i], y = crowd->y[i] + crowd->vel_y[i];
        room.raw_x[i] = between(x, RADIUS, ground->width - RADIUS);
        room.raw_y[i] = between(y, RADIUS, ground->height - RADIUS);
    }
}

static int cell_of(float x, float y, int row_cells, int base) {
    return ((int)(y * (1 / DIAMETER)) + 1) * row_cells + (int)(x * (1 / DIAMETER)) + 1 - base;
}

/* Sort everybody by cell; `room.first[c]` is then the first of cell c. Only rows in use count. */
static int sort_by_cell(const Crowd *crowd, int row_cells) {
    float top = 1e9f, bottom = -1e9f;
    for (int i = 0; i < crowd->count; i++) {
        top = fminf(top, room.raw_y[i]);
        bottom = fmaxf(bottom, room.raw_y[i]);
    }
    int first_row = (int)(top * (1 / DIAMETER));
    int base = first_row * row_cells;
    int cells = ((int)(bottom * (1 / DIAMETER)) - first_row + 4) * row_cells;
    int *first = room.first, *next = room.next;
    memset(first, 0, (cells + 1) * sizeof(int));
    for (int i = 0; i < crowd->count; i++) {
        room.cell[i] = cell_of(room.raw_x[i], room.raw_y[i], row_cells, base);
        first[room.cell[i] + 1]++;
    }
    for (int c = 0; c < cells; c++) first[c + 1] += first[c];
    memcpy(next, first, cells * sizeof(int));
    for (int i = 0; i < crowd->count; i++) {
        int slot = next[room.cell[i]]++;
        room.x[slot] = room.raw_x[i];
        room.y[slot] = room.raw_y[i];
        room.old_x[slot] = crowd->x[i];
        room.old_y[slot] = crowd->y[i];
        room.speed[slot] = crowd->speed[i];
        room.tile[slot] = crowd->tile[i];
        room.id[slot] = crowd->id[i];
    }
    memcpy(crowd->x, room.old_x, crowd->count * sizeof(float));
    memcpy(crowd->y, room.old_y, crowd->count * sizeof(float));
    memcpy(crowd->speed, room.speed, crowd->count * sizeof(float));
    memcpy(crowd->tile, room.tile, crowd->count * sizeof(int));
    memcpy(crowd->id, room.id, crowd->count * sizeof(int));
    return base;
}

/* Push `i` and each of the run [from, to) apart where they overlap. */
static void push_run(int i, int from, int to, float *move_x, float *move_y) {
    float x = room.x[i], y = room.y[i], sum_x = 0, sum_y = 0;
    for (int j = from; j < to; j++) {
        float dx = x - room.x[j], dy = y - room.y[j];
        float square = dx * dx + dy * dy;
        if (square < DIAMETER * DIAMETER) {
            float push = (DIAMETER / sqrtf(square + 1e-9f) - 1) * SEPARATION;
            sum_x += dx * push;
            sum_y += dy * push;
            move_x[j] -= dx * push;
            move_y[j] -= dy * push;
        }
    }
    move_x[i] += sum_x;
    move_y[i] += sum_y;
}

/* One pass over all pairs; the crowd's velocities are rebuilt later and serve as sums here. */
static void separate(const Crowd *crowd, int row_cells, int base) {
    float *move_x = crowd->vel_x, *move_y = crowd->vel_y;
    memset(move_x, 0, crowd->count * sizeof(float));
    memset(move_y, 0, crowd->count * sizeof(float));
    for (int i = 0; i < crowd->count; i++) {
        int cell = cell_of(room.x[i], room.y[i], row_cells, base);
        const int *below = room.first + cell + row_cells;
        push_run(i, i + 1, room.first[cell + 2], move_x, move_y);
        push_run(i, below[-1], below[2], move_x, move_y);
    }
    for (int i = 0; i < crowd->count; i++) {
        room.x[i] += between(move_x[i], -MAX_PUSH, MAX_PUSH);
        room.y[i] += between(move_y[i], -MAX_PUSH, MAX_PUSH);
    }
}

/* Push a place out of the round reach of the wall corners of `tile`, unless that ends in a wall. */
static int round_corners(const Ground *ground, int tile, float *x, float *y) {
    float new_x = *x, new_y = *y;
    for (int bit = 0; bit < 4; bit++) {
        if (!(ground->corner[tile] >> bit & 1)) continue;
        float dx = new_x - (tile % ground->width + (bit & 1));
        float dy = new_y - (tile / ground->width + (bit >> 1));
        float square = dx * dx + dy * dy;
        if (square >= RADIUS * RADIUS) continue;
        float grow = RADIUS / sqrtf(square + 1e-9f) - 1;
        new_x += dx * grow;
        new_y += dy * grow;
    }
    int rounded = (int)new_y * ground->width + (int)new_x;
    if (ground->solid[rounded]) return tile;
    *x = new_x;
    *y = new_y;
    return rounded;
}

/* Keep every middle a radius away from walls; velocity is what was really moved. */
static void clamp_to_walls(const Crowd *crowd, const Ground *ground) {
    for (int i = 0; i < crowd->count; i++) {
        float x = between(room.x[i], RADIUS, ground->width - RADIUS);
        float y = between(room.y[i], RADIUS, ground->height - RADIUS);
        int tile = (int)y * ground->width + (int)x;
        if (ground->solid[tile]) {
            x = crowd->x[i];
            y = crowd->y[i];
            tile = crowd->tile[i];
        }
        x = between(x, ground->low_x[tile], ground->high_x[tile]);
        y = between(y, ground->low_y[tile], ground->high_y[tile]);
        if (ground->corner[tile]) tile = round_corners(ground, tile, &x, &y);
        crowd->vel_x[i] = x - crowd->x[i];
        crowd->vel_y[i] = y - crowd->y[i];
        crowd->x[i] = x;
        crowd->y[i] = y;
        crowd->tile[i] = tile;
    }
}

/* Move everybody one tick; return 0 when there is no memory for it. */
int step_crowd(const Crowd *crowd, const Ground *ground, const Field *field) {
    int row_cells = (int)(ground->width / DIAMETER) + 4;
    int cells = row_cells * ((int)(ground->height / DIAMETER) + 8);
    if (!reserve(crowd->count, cells, ground->width * ground->height)) return 0;
    march(crowd, ground, field);
    int base = sort_by_cell(crowd, row_cells);
    separate(crowd, row_cells, base);
    clamp_to_walls(crowd, ground);
    return 1;
}
